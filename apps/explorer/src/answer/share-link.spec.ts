import { fromHash, parseViewState, toHash } from './share-link';
import { defaultViewState, type ViewState } from './view-state';

const state: ViewState = {
  view: 'chart',
  table: 'sharesOfWomen',
  arrangement: { filter: '課長', sortBy: 'sharesOfWomen.name', descending: true },
  headers: 'paths',
  allColumns: true,
  chart: { kind: 'share', label: 'sharesOfWomen.name' },
  code: 'python',
};

test('a link opens what was shared', async () => {
  const query = '# 女性の割合\nquery A { sharesOfWomen { name } } query B { sisterCities { name } }';
  const shared = { query, variables: '{ "x": 1 }', operationName: 'B', state };
  expect(await fromHash(await toHash(shared))).toEqual(shared);
});

test('the link of a long query is shorter than the query', async () => {
  const query = '{ sections { name programLinks { basis program { name } } } }'.repeat(30);
  expect((await toHash({ query, variables: '', state: defaultViewState })).length).toBeLessThan(query.length / 3);
});

test.each(['', '#', '#share=', '#share=%', '#share=abc', '#example=x'])('%j is no shared link', async (hash) => {
  expect(await fromHash(hash)).toBeUndefined();
});

test('unknown values in a link are ignored', () => {
  const forged = { view: 'admin', table: 3, arrangement: 'x', headers: 7, chart: { kind: 'pie', measure: {} } };
  expect(parseViewState(forged)).toEqual(defaultViewState);
});
