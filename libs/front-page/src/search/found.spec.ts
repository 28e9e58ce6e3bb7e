import { Addresses, type ResourceRequest } from '@tokorozawa/resources';
import { Locale } from '@tokorozawa/vocabulary';
import { buildSchema } from 'graphql';
import { foundSection, saidOf } from './found';
import type { SearchAnswer, SearchHit, SearchOutcome } from './search';

const schema = buildSchema(`
  type Query { domain: Subgraph }
  enum Subgraph {
    "The subgraph international-relations: International relations and peace. 「国際交流・平和」"
    INTERNATIONAL_RELATIONS
  }
`);

const request = (locale = Locale.JA) =>
  ({ locale, schema, addresses: new Addresses('http://localhost', '/') }) as unknown as ResourceRequest;

const hit: SearchHit = {
  id: 'record:sister-city-changzhou',
  kind: 'RECORD',
  title: '常州市',
  subgraph: 'INTERNATIONAL_RELATIONS',
  recordType: 'SISTER_CITY',
  recordId: 'sister-city-changzhou',
  fieldName: '締結の経緯',
  snippet: { text: '<常州市>に入る', marks: [{ start: 1, end: 4 }] },
  omittedSince: null,
  question: null,
  part: null,
};

const answer = (more: Partial<SearchAnswer['records']> = {}): SearchAnswer => ({
  records: {
    totalCount: 1,
    isTotalExact: true,
    nodes: [hit],
    facets: {
      subgraphs: [{ value: 'INTERNATIONAL_RELATIONS', name: '国際交流・平和', count: 1 }],
      recordTypes: [{ value: 'SISTER_CITY', name: '姉妹都市', count: 1 }],
    },
    unavailable: [],
    suggestions: [],
    ...more,
  },
  others: { totalCount: 0, isTotalExact: true, nodes: [] },
  suggest: [],
});

const write = (outcome: SearchOutcome, locale?: Locale): string =>
  String(foundSection(request(locale), { text: '常州市', subgraph: undefined }, outcome));

test('what matches is marked, and no text of a record is markup', () => {
  expect(write(answer())).toContain('&lt;<mark>常州市</mark>&gt;に入る');
  expect(write(answer(), Locale.EN)).toContain('<span lang="ja">&lt;<mark>');
});

test('what a domain that does not answer has is found, and the page says what may be missing', () => {
  const lost = answer({ unavailable: ['INTERNATIONAL_RELATIONS'] });
  expect(write(lost)).toContain('いま答えられない部分があります:国際交流・平和。');
  expect(write(lost)).toContain('href="./id/sister-city-changzhou"');
  expect(write(lost, Locale.EN)).toContain('International relations and peace');
});

test('how much was found is said, and that it may be more', () => {
  expect(saidOf(request(), answer())).toBe('記録 1 件');
  expect(saidOf(request(Locale.EN), answer({ totalCount: 10_000, isTotalExact: false }))).toBe(
    'Found records: 10,000 or more',
  );
  expect(saidOf(request(), answer({ totalCount: 0 }))).toBe('見つかりませんでした。');
  expect(saidOf(request(), 'unavailable')).toBe('');
});
