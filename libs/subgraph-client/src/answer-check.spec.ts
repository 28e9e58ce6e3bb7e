import { AnswerCheck } from './answer-check';

const check = new AnswerCheck(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { park(id: ID!): Park place: Place }
  interface Place { name: String! }
  type Park implements Place @key(fields: "id") {
    id: ID! name: String! area: Float count: Int open: Boolean kind: Kind tags: [[String!]!] near: [Park!] day: Day
  }
  enum Kind { WOOD MEADOW }
  scalar Day`);

const query = `query ($r: [_Any!]!) {
  park(id: 1) { id name area count open kind tags near { other: name } day }
  place { __typename ...Parts }
  _entities(representations: $r) { __typename ... on Park { count } }
}
fragment Parts on Place { name ... on Park { kind } }`;

test('an answer that keeps to the schema has no fault', () => {
  const park = {
    id: '1',
    name: 'a',
    area: 1.5,
    count: 2,
    open: false,
    kind: 'WOOD',
    tags: [['x'], []],
    near: [{ other: 'b' }],
    day: '2026-01-01',
  };
  const place = { __typename: 'Park', name: 'a', kind: null };
  expect(check.faultOf(query, { park, place, _entities: [{ __typename: 'Park', count: 1 }, null] })).toBeUndefined();
  expect(check.faultOf(query, { park: null })).toBeUndefined();
  expect(check.faultOf(query, null)).toBeUndefined();
});

test.each<[unknown, string]>([
  [{ park: [] }, 'data.park must be an object'],
  [{ park: { id: 1 } }, 'data.park.id must be a value of ID'],
  [{ park: { count: 1.5 } }, 'data.park.count must be a value of Int'],
  [{ park: { count: 2 ** 31 } }, 'data.park.count must be a value of Int'],
  [{ park: { area: '1' } }, 'data.park.area must be a value of Float'],
  [{ park: { open: 'yes' } }, 'data.park.open must be a value of Boolean'],
  [{ park: { kind: 'SEA' } }, 'data.park.kind must be a value of Kind'],
  [{ park: { tags: 'x' } }, 'data.park.tags must be a list'],
  [{ park: { tags: [[1]] } }, 'data.park.tags[0][0] must be a value of String'],
  [{ park: { near: [{ other: 5 }] } }, 'data.park.near[0].other must be a value of String'],
  [{ park: { day: { year: 1 } } }, 'data.park.day must be a value of Day'],
  [{ place: { __typename: 'Park', kind: 'SEA' } }, 'data.place.kind must be a value of Kind'],
  [{ _entities: [{ __typename: 'Park', count: 'many' }] }, 'data._entities[0].count must be a value of Int'],
  [{ place: { __typename: 'Sea', name: 'a' } }, 'data.place.__typename must be a type of Place'],
  [{ place: { __typename: 'Query', name: 'a' } }, 'data.place.__typename must be a type of Place'],
  [{ municipality: {} }, 'data has "municipality", which was not asked for'],
  [{ park: { id: '1', owner: 'x' } }, 'data.park has "owner", which was not asked for'],
  [
    { _entities: [{ __typename: 'Park', count: 1, name: 'taken over' }] },
    'data._entities[0] has "name", which was not asked for',
  ],
  ['text', 'data must be an object'],
])('the answer %j has a fault', (data, fault) => {
  expect(check.faultOf(query, data)).toBe(fault);
});

test('an object whose type is not asked for has that of the only fragment', () => {
  const entities = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Park { count } } }';
  expect(check.faultOf(entities, { _entities: [{ count: 'many' }] })).toBe(
    'data._entities[0].count must be a value of Int',
  );
});

test('a schema that is not valid is refused', () => {
  expect(() => new AnswerCheck('type Query { park: Missing }')).toThrow(/Missing/);
});
