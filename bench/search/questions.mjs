import { createRequire } from 'node:module';
import { inRoot } from '../harness/places.mjs';

const { foldForSearch } = createRequire(inRoot('package.json'))('@tokorozawa/search-text');

/** What the explorer lists of the hits. Their records are left out, because what they cost does not depend on the index. */
const search = (text) => `{
  search(text: ${JSON.stringify(text)}, first: 20) {
    totalCount
    isTotalExact
    nodes { id kind title subgraph recordType fieldName snippet { text marks { start end } } }
    facets { subgraphs { value name count } recordTypes { value name count } }
    suggestions { text }
  }
}`;

const events = (where) => `{
  events(where: ${where}, first: 20) {
    nodes { id name fieldName text date { era } }
  }
}`;

const searchFor = (text, title = text) => ({
  title,
  field: 'search',
  query: search(text),
  plain: { path: '/search', text: foldForSearch(text) },
});

const eventsWhere = (where, title, plain) => ({
  title: `events ${title}`,
  field: 'events',
  query: events(where),
  plain: { path: '/events', ...plain },
});

const eventsBetween = (first, last) =>
  eventsWhere(`{ between: { start: ${first}, end: ${last} } }`, `from ${first} to ${last}`, {
    first: `${first}-01-01`,
    last: `${last}-12-31`,
  });

const eventsOf = (text, title = `of ${text}`) =>
  eventsWhere(`{ text: ${JSON.stringify(text)} }`, title, { word: foldForSearch(text) });

/** What is measured: the query for our gateway, and the same question for the plain server. */
export const questions = [
  searchFor('防災'),
  searchFor('図書館'),
  searchFor('市'),
  searchFor('デートDV'),
  searchFor('sister'),
  searchFor('図書缶', '図書缶, which is nowhere'),
  eventsBetween(1995, 2005),
  eventsBetween(2015, 2024),
  eventsOf('市'),
  eventsOf('図書館'),
  eventsOf('デートDV'),
  eventsOf('課長級', 'of 課長級, of which there are none'),
  eventsWhere('{ section: "5-5" }', 'of section 5-5', { section: '5-5' }),
  eventsWhere('{ subgraphs: [COMPREHENSIVE_PLAN] }', 'of the plan', { subgraph: 'comprehensive-plan' }),
  eventsWhere('{ fiscalYear: 2023 }', 'in fiscal year 2023', { first: '2023-04-01', last: '2024-03-31' }),
  eventsWhere('{ era: SHOWA }', 'in 昭和', { first: '1926-12-25', last: '1989-01-07' }),
];
