import type { FetchAnswer } from '@tokorozawa/plan-executor';
import { AnswerCheck } from './answer-check';

const check = new AnswerCheck(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { park(id: ID!): Park place: Place }
  interface Place { name: String! }
  type Park implements Place @key(fields: "id") {
    id: ID! name: String! area: Float count: Int open: Boolean kind: Kind tags: [[String!]!] near: [Park!] day: Day city: MunicipalityCode
  }
  enum Kind { WOOD MEADOW }
  scalar Day
  scalar MunicipalityCode`);

const query = `query ($r: [_Any!]!, $all: Boolean!) {
  park(id: 1) { id name area count open kind tags near { other: name } day city }
  place { __typename ...Parts }
  _entities(representations: $r) { __typename ... on Park { count } }
}
fragment Parts on Place { name ... on Park { kind } ... on Park @include(if: $all) { id } }`;

/** The fault of an answer to a question for some entities. */
const faultOf = (
  data: unknown,
  { of = query, count = 1, errors }: { of?: string; count?: number; errors?: object[] } = {},
) =>
  check.faultOf({ query: of, entityCount: (variable) => (variable === 'r' ? count : undefined) }, {
    data,
    errors,
  } as FetchAnswer);

const park = { id: '1', name: 'a' };
const entities = [{ __typename: 'Park', count: 1 }];

test('an answer that keeps to the schema has no fault', () => {
  const whole = {
    ...park,
    area: 1.5,
    count: 2,
    open: false,
    kind: 'WOOD',
    tags: [['x'], []],
    near: [{ other: 'b' }],
    day: '2026-01-01',
    city: '112097',
  };
  const place = { __typename: 'Park', name: 'a', kind: null };
  expect(faultOf({ park: whole, place, _entities: [...entities, null] }, { count: 2 })).toBeUndefined();
  expect(faultOf({ park: null, _entities: entities })).toBeUndefined();
});

test.each<[object, string]>([
  [{ park: [] }, 'data.park must be an object'],
  [{ park: { id: 1 } }, 'data.park.id must be a value of ID'],
  [{ park: { ...park, count: 1.5 } }, 'data.park.count must be a value of Int'],
  [{ park: { ...park, count: 2 ** 31 } }, 'data.park.count must be a value of Int'],
  [{ park: { ...park, area: '1' } }, 'data.park.area must be a value of Float'],
  [{ park: { ...park, open: 'yes' } }, 'data.park.open must be a value of Boolean'],
  [{ park: { ...park, kind: 'SEA' } }, 'data.park.kind must be a value of Kind'],
  [{ park: { ...park, kind: ['WOOD'] } }, 'data.park.kind must be a value of Kind'],
  [{ park: { ...park, city: 112097 } }, 'data.park.city must be a value of MunicipalityCode'],
  [{ park: { ...park, city: '112098' } }, 'data.park.city must be a value of MunicipalityCode'],
  [{ park: { ...park, tags: 'x' } }, 'data.park.tags must be a list'],
  [{ park: { ...park, tags: [[1]] } }, 'data.park.tags[0][0] must be a value of String'],
  [{ park: { ...park, near: [{ other: 5 }] } }, 'data.park.near[0].other must be a value of String'],
  [{ park: { ...park, day: { year: 1 } } }, 'data.park.day must be a value of Day'],
  [{ place: { __typename: 'Park', name: 'a', kind: 'SEA' } }, 'data.place.kind must be a value of Kind'],
  [{ _entities: [{ __typename: 'Park', count: 'many' }] }, 'data._entities[0].count must be a value of Int'],
  [{ place: { __typename: 'Sea', name: 'a' } }, 'data.place.__typename must be a type of Place'],
  [{ place: { __typename: 'Query', name: 'a' } }, 'data.place.__typename must be a type of Place'],
  [{ municipality: {} }, 'data has "municipality", which was not asked for'],
  [{ park: { ...park, owner: 'x' } }, 'data.park has "owner", which was not asked for'],
  [
    { _entities: [{ __typename: 'Park', count: 1, name: 'taken over' }] },
    'data._entities[0] has "name", which was not asked for',
  ],
  [{ _entities: [...entities, ...entities, null] }, 'data._entities has 3 items instead of 1'],
  [{ _entities: [] }, 'data._entities has 0 items instead of 1'],
  [{ _entities: null }, 'data._entities must be a list'],
  [{ _entities: {} }, 'data._entities must be a list'],
  [{ park: { id: '1' } }, 'data.park.name must not be null'],
  [{ park: { ...park, near: [null] } }, 'data.park.near[0] must not be null'],
  [{ place: { __typename: 'Park', name: 'a', id: null } }, 'data.place.id must not be null'],
  [{ park: { ...park, area: Infinity } }, 'data.park.area must be a value of Float'],
  [{ park: { ...park, day: Infinity } }, 'data.park.day must be a value of Day'],
])('the answer %j has a fault', (data, fault) => {
  expect(faultOf({ _entities: entities, ...data })).toBe(fault);
});

test('an object whose type is not asked for has that of the only fragment', () => {
  const of = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Park { count } } }';
  expect(faultOf({ _entities: [{ count: 'many' }] }, { of })).toBe('data._entities[0].count must be a value of Int');
});

test.each([[null], [undefined]])('an answer without data, %s, has a fault unless it has errors', (data) => {
  expect(faultOf(data)).toBe('data must be an object');
  expect(faultOf(data, { errors: [{ message: 'm' }] })).toBeUndefined();
});

test.each([[{ _entities: null }], [{ _entities: [null], park: { id: null } }], [{ _entities: [{ count: null }] }]])(
  'what errors made null is no fault: %j',
  (data) => {
    expect(faultOf(data, { errors: [{ message: 'm' }] })).toBeUndefined();
  },
);

test('errors excuse no entity too many', () => {
  expect(faultOf({ _entities: [null, null] }, { errors: [{ message: 'm' }] })).toBe(
    'data._entities has 2 items instead of 1',
  );
});

test('a schema that is not valid is refused', () => {
  expect(() => new AnswerCheck('type Query { park: Missing }')).toThrow(/Missing/);
});
