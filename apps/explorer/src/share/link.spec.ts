import { firstView, type ViewState } from '../answer/view-state';
import { checkedState, fromHash, toHash } from './link';

const state: ViewState = {
  view: 'chart',
  table: 'sharesOfWomen',
  arrangement: { filter: '課長', sortBy: 'sharesOfWomen.name', descending: true },
  heads: 'paths',
  chart: { kind: 'share', label: 'sharesOfWomen.name' },
};

test('a link opens what was shared', async () => {
  const shared = { query: '# 女性の割合\n{ sharesOfWomen { name } }', variables: '{ "x": 1 }', state };
  expect(await fromHash(await toHash(shared))).toEqual(shared);
});

test('a long question makes a link of fewer letters', async () => {
  const query = '{ sections { name programs { basis program { name } } } }'.repeat(30);
  expect((await toHash({ query, variables: '', state: firstView })).length).toBeLessThan(query.length / 3);
});

test.each(['', '#', '#share=', '#share=%', '#share=abc', '#example=x'])('%j is no shared link', async (hash) => {
  expect(await fromHash(hash)).toBeUndefined();
});

test('what a link must not say is left out', () => {
  const forged = { view: 'admin', table: 3, arrangement: 'x', heads: 7, chart: { kind: 'pie', measure: {} } };
  expect(checkedState(forged)).toEqual(firstView);
});
