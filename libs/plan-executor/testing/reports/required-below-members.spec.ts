import { openSmallGraph, planners, type SmallGraph } from './small-graph';

const byId = ({ id }: { id: string }) => ({ id });

/** `made` requires what c has, and `drawn` requires what b has: a planner that fetches both from b at once sends too little. */
const subgraphs = {
  b: {
    sdl: `union Any = M | A | N
      type M @key(fields: "id") { id: ID! }
      type A @key(fields: "id") { id: ID! }
      type N @key(fields: "id") { id: ID! next: E }
      type E @key(fields: "id") {
        id: ID! size: Int @external tint: String made: String @requires(fields: "size") }
      type Query { search: [Any!]! }`,
    resolvers: {
      Query: {
        search: () => [
          { __typename: 'M', id: '1' },
          { __typename: 'A', id: '2' },
          { __typename: 'N', id: '3' },
        ],
      },
      M: { __resolveReference: byId },
      A: { __resolveReference: byId },
      N: { __resolveReference: byId, next: byId },
      E: {
        __resolveReference: (sent: object) => sent,
        tint: ({ id }: { id: string }) => `tint ${id}`,
        made: ({ size }: { size?: number }) => `made of ${size}`,
      },
    },
  },
  c: {
    sdl: `type M @key(fields: "id") { id: ID! next: E nexts: [[E!]] }
      type A @key(fields: "id") { id: ID! next: E nexts: [[E!]] }
      type E @key(fields: "id") {
        id: ID! size: Int tint: String @external drawn: String @requires(fields: "tint") }`,
    resolvers: {
      M: { __resolveReference: byId, next: byId, nexts: ({ id }: { id: string }) => [[{ id }, { id: `${id}0` }]] },
      A: { __resolveReference: byId, next: byId, nexts: ({ id }: { id: string }) => [[{ id }], null] },
      E: {
        __resolveReference: (sent: object) => sent,
        size: ({ id }: { id: string }) => Number(id) * 10,
        drawn: ({ tint }: { tint?: string }) => `drawn in ${tint}`,
      },
    },
  },
};

describe.each(planners)('fields that require others, below several members of a union, planned by %s:', (planner) => {
  let graph: SmallGraph;
  beforeAll(() => void (graph = openSmallGraph(subgraphs as never, planner)));
  afterAll(() => graph.close());

  test.each<[string, string, unknown]>([
    [
      'each member asks another one',
      '{ search { ... on M { next { drawn } } ... on A { next { made } } } }',
      { search: [{ next: { drawn: 'drawn in tint 1' } }, { next: { made: 'made of 20' } }, {}] },
    ],
    [
      'the same with the members exchanged',
      '{ search { ... on A { next { made } } ... on M { next { drawn } } } }',
      { search: [{ next: { drawn: 'drawn in tint 1' } }, { next: { made: 'made of 20' } }, {}] },
    ],
    [
      'one member asks both, another none',
      '{ search { ... on M { next { drawn made } } ... on A { next { tint } } ... on N { next { made } } } }',
      {
        search: [
          { next: { drawn: 'drawn in tint 1', made: 'made of 10' } },
          { next: { tint: 'tint 2' } },
          { next: { made: 'made of 30' } },
        ],
      },
    ],
    [
      'one member asks only what another field requires',
      '{ search { ... on M { next { tint } } ... on A { next { made } } } }',
      { search: [{ next: { tint: 'tint 1' } }, { next: { made: 'made of 20' } }, {}] },
    ],
    [
      'in lists of lists, through named fragments and by aliases',
      `{ search { ... on M { all: nexts { ...D } } ... on A { all: nexts { ...B } } } }
       fragment D on E { id x: drawn } fragment B on E { id ... on E { x: made } }`,
      {
        search: [
          {
            all: [
              [
                { id: '1', x: 'drawn in tint 1' },
                { id: '10', x: 'drawn in tint 10' },
              ],
            ],
          },
          { all: [[{ id: '2', x: 'made of 20' }], null] },
          {},
        ],
      },
    ],
    [
      'all members ask the same',
      '{ search { ... on M { next { made drawn } } ... on A { next { made drawn } } } }',
      {
        search: [
          { next: { made: 'made of 10', drawn: 'drawn in tint 1' } },
          { next: { made: 'made of 20', drawn: 'drawn in tint 2' } },
          {},
        ],
      },
    ],
  ])('%s', async (_, query, data) => {
    expect(await graph.ask(query)).toEqual({ data });
  });
});
