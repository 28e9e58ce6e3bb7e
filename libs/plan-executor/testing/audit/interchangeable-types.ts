import { byKey, type Scenario } from './scenario';

const kinds = ['Bridge', 'Road', 'River', 'Hill', 'Tower'];
const records = kinds.map((__typename, index) => ({ __typename, id: `r${index}` }));
const rows = records.map((record) => ({ ...record, name: `Name of ${record.id}`, height: 10, note: 'high' }));

const stub = (kind: string) =>
  `type ${kind} implements Node & Record @key(fields: "id", resolvable: false) { id: ID! }`;

/** The names of all kinds; a river has none sometimes, a hill and a tower have more fields. */
const owned = (kind: string) =>
  `type ${kind} implements Node & Record @key(fields: "id") {
    id: ID! name(short: Boolean = false): ${kind === 'River' ? 'String' : 'String!'}
    ${kind === 'Hill' ? 'height: Int' : ''} ${kind === 'Tower' ? 'note: String' : ''}
  }`;

const visited = (kind: string) => `type ${kind} implements Node & Visitable @key(fields: "id") {
  id: ID! visits: [Visit!]! nearest: Node
}`;

const reference = { __resolveReference: byKey(rows, 'id') };
const visit = {
  ...reference,
  visits: ({ id }: { id: string }) => [{ day: `day of ${id}`, next: records[(Number(id[1]) + 1) % kinds.length] }],
  nearest: ({ id }: { id: string }) => records[(Number(id[1]) + 2) % kinds.length],
};

/** A catalogue that knows ids, a subgraph with the names of all kinds, and one with the visits to all but towers. */
export const interchangeableTypes: Scenario[] = [
  {
    name: 'kinds that differ only in their names are planned once, and each is answered as itself',
    subgraphs: {
      catalogue: {
        sdl: `type Query { records: [Record] one: Thing } interface Node { id: ID! } interface Record implements Node { id: ID! }
          union Thing = ${kinds.join(' | ')} ${kinds.map(stub).join('\n')}`,
        resolvers: { Query: { records: () => [...records, null], one: () => records[0] } },
      },
      names: {
        sdl: `interface Node { id: ID! } interface Record implements Node { id: ID! name(short: Boolean = false): String }
          ${kinds.map(owned).join('\n')}`,
        resolvers: Object.fromEntries(
          kinds.map((kind) => [
            kind,
            {
              ...reference,
              name: ({ name, id }: { name: string; id: string }, { short }: { short?: boolean }) =>
                kind === 'River' && short ? null : short ? id : name,
            },
          ]),
        ) as never,
      },
      visits: {
        sdl: `interface Node { id: ID! } interface Visitable implements Node { id: ID! visits: [Visit!]! nearest: Node }
          type Visit @shareable { day: String! next: Node }
          ${kinds.slice(0, 4).map(visited).join('\n')}
          type Tower implements Node @key(fields: "id", resolvable: false) { id: ID! }`,
        resolvers: Object.fromEntries(kinds.slice(0, 4).map((kind) => [kind, visit])) as never,
      },
    },
    queries: [
      {
        query: '{ records { __typename id name } }',
        data: { records: [...rows.map(({ __typename, id, name }) => ({ __typename, id, name })), null] },
      },
      {
        query: `query ($no: Boolean = false) { records {
            kind: __typename ... on Node { id } ... on Record { title: name(short: true) name @include(if: $no) }
            ... on Hill { height } ... on Tower { id note @skip(if: $no) }
          } }`,
        data: {
          records: [
            { kind: 'Bridge', id: 'r0', title: 'r0' },
            { kind: 'Road', id: 'r1', title: 'r1' },
            { kind: 'River', id: 'r2', title: null },
            { kind: 'Hill', id: 'r3', title: 'r3', height: 10 },
            { kind: 'Tower', id: 'r4', title: 'r4', note: 'high' },
            null,
          ],
        },
      },
      {
        query: `{ records { ... on Visitable { visits { day next { ...N } } nearest { ...N } } } one { ... on Record { name } } }
          fragment N on Node { ... on Record { name } ... on Visitable { nearest { __typename id } } }`,
        data: {
          records: [
            ...[0, 1, 2, 3].map((number) => ({
              visits: [{ day: `day of r${number}`, next: named((number + 1) % 5) }],
              nearest: named((number + 2) % 5),
            })),
            {},
            null,
          ],
          one: { name: 'Name of r0' },
        },
      },
    ],
  },
];

/** What the fragment N asks of a record. */
function named(number: number): object {
  const nearest = records[(number + 2) % kinds.length];
  return { name: `Name of r${number}`, ...(number < 4 && { nearest }) };
}
