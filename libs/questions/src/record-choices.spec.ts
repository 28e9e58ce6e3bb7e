import { buildSchema } from 'graphql';
import type { Question } from './question';
import { readRecordChoices } from './record-choices';

const schema = buildSchema(`
  type Query { room(id: ID!): Room rooms(first: Int): RoomConnection! }
  type RoomConnection { pageInfo: PageInfo! nodes: [Room]! }
  type PageInfo { hasNextPage: Boolean! }
  type Room { id: ID! name: String! }
`);
const parameter = { name: 'room', isList: false, use: { argument: 'id', field: 'room', type: 'Query' } };
const question = { parameters: [parameter] } as unknown as Question;

const choicesOf = (hasNextPage: boolean) =>
  readRecordChoices(
    {
      schema,
      ask: (async () => ({
        data: { records: { pageInfo: { hasNextPage }, nodes: [{ key: 'a', name: 'Workshop' }] } },
        errors: [],
      })) as never,
    },
    question,
  );

test('a reader chooses among all records, and among none if only some of them were read', async () => {
  expect((await choicesOf(false)).choices).toEqual(new Map([['room', [['a', 'Workshop']]]]));
  expect((await choicesOf(true)).choices).toEqual(new Map());
});
