import { knownParts } from './known-parts';

const names = ['図書館部会', '相互利用', '人口', 'すぽーつ', '6次'];

test.each([
  ['図書館利用', ['図書館', '利用']],
  ['人口推移', ['人口']],
  ['市立図書館', ['図書館']],
  ['スポーツ人口', ['スポーツ', '人口']],
  ['第六次図書館', ['図書館']],
  ['図書缶', ['図書']],
  ['待機児童', []],
])('%s', (word, parts) => {
  expect(knownParts(word, (part) => names.some((name) => name.includes(part)))).toEqual(parts);
});
