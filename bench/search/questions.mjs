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

const events = (first, last) => `{
  events(where: { between: { start: ${first}, end: ${last} } }, first: 20) {
    nodes { id name fieldName text date { era } }
  }
}`;

const searchFor = (text, title = text) => ({
  title,
  field: 'search',
  query: search(text),
  plain: { path: '/search', text: foldForSearch(text) },
});

const eventsBetween = (first, last) => ({
  title: `events from ${first} to ${last}`,
  field: 'events',
  query: events(first, last),
  plain: { path: '/events', first: `${first}-01-01`, last: `${last}-12-31` },
});

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
];
