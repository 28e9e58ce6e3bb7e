import { buildSchema, getVariableValues, type GraphQLError, parse, validate } from 'graphql';
import { knownMessage } from './japanese-messages';

const schema = buildSchema(`
  type Query { city(id: ID!): City, cities(where: Where, first: Int): [City!]!, record: Record }
  type City implements Record { id: ID!, name: String!, sister: City }
  type Plan implements Record { id: ID!, name: String!, chapters: Int! }
  interface Record { id: ID!, name: String! }
  input Where { kind: Kind, name: String }
  enum Kind { SISTER FRIEND }
`);

/** What graphql-js says of a query, be it no GraphQL or none for this schema. */
function messagesOf(query: string): string[] {
  try {
    return validate(schema, parse(query)).map(({ message }) => message);
  } catch (error) {
    return [(error as GraphQLError).message];
  }
}

test.each([
  ['{ towns { id } }', ['「Query」に「towns」という項目はありません。']],
  ['{ citys { id } }', ['「Query」に「citys」という項目はありません。 「city」か「cities」ではありませんか。']],
  [
    '{ record { chapters } }',
    ['「Record」に「chapters」という項目はありません。 「... on Plan { }」の中に書いてください。'],
  ],
  ['{ cities(were: null) { id } }', ['「Query.cities」に「were」という引数はありません。 「where」ではありませんか。']],
  ['{ cities }', ['「cities」は、どの項目が要るかを { } の中に書いてください。']],
  ['{ cities { id { a } } }', ['「id」に { } は付けられません。中に項目はありません。']],
  ['{ city { id } }', ['「city」には引数「id」が必要です。']],
  ['{ cities(where: { size: 1 }) { id } }', ['「Where」に「size」という条件はありません。']],
  ['{ cities(where: { kind: SISTERS }) { id } }', ['「SISTERS」という値はありません。 「SISTER」ではありませんか。']],
  [
    '{ cities(where: { kind: "SISTER" }) { id } }',
    ['"SISTER" は「Kind」の値ではありません。 「SISTER」ではありませんか。'],
  ],
  ['{ cities(first: "many") { id } }', ['「"many"」は整数として使えません。']],
  ['{ cities(first: $n) { id } }', ['変数「$n」が宣言されていません。']],
  ['query Q($n: Int) { cities { id } }', ['変数「$n」が、どこにも使われていません。']],
  [
    'query Q($n: String) { cities(first: $n) { id } }',
    ['変数「$n」の型は「String」ですが、ここには「Int」が要ります。'],
  ],
  ['{ cities { ...Part } }', ['「Part」というフラグメントはありません。']],
  ['{ cities { ... on Town { id } } }', ['「Town」という型はありません。']],
  ['{ cities { ... on Plan { id } } }', ['ここに、この種類のためのフラグメントは書けません。']],
  [
    '{ cities { a: id a: name } }',
    ['「a」が二通りに求められています。「別名: a」のように、別の名前を付けてください。'],
  ],
  ['{ cities { id }', ['途中で終わっています。閉じるかっこが足りないかもしれません。']],
  ['{ cities(first: ) { id } }', ['")" は、ここには書けません。']],
  ['cities { id }', ['"cities" は、ここには書けません。']],
  ['{ cities(where: { name: "x }) { id } }', ['文字列が閉じられていません。" で閉じてください。']],
])('what is wrong with %s is told in Japanese', (query, japanese) => {
  expect(messagesOf(query).map(knownMessage)).toEqual(japanese);
});

test('what is wrong with a variable is told in Japanese', () => {
  const [operation] = parse(
    'query Q($id: ID!, $kind: Kind) { city(id: $id) { id } cities(where: { kind: $kind }) { id } }',
  ).definitions as [never];
  const { errors = [] } = getVariableValues(schema, (operation as { variableDefinitions: never }).variableDefinitions, {
    kind: 'SISTERS',
  });
  expect(errors.map(({ message }) => knownMessage(message))).toEqual([
    '変数「$id」に値が必要です。',
    '「SISTERS」という値はありません。 「SISTER」ではありませんか。',
  ]);
});
