import { openSmallGraph, planners, type SmallGraph } from './small-graph';

describe.each(planners)('root fields of a mutation, planned by %s,', (planner) => {
  let graph: SmallGraph;
  let writes: number;
  beforeAll(() => {
    const e = { id: '1' };
    const sdlOfE = 'type E @key(fields: "id") { id: ID!';
    graph = openSmallGraph(
      {
        a: {
          sdl: `type Query { e: E } type Mutation { put: E } ${sdlOfE} }`,
          resolvers: { Query: { e: () => e }, Mutation: { put: () => (writes++, e) } },
        },
        b: {
          sdl: `${sdlOfE} count: Int }`,
          resolvers: { E: { __resolveReference: (reference: object) => reference, count: () => writes } },
        },
        c: {
          sdl: `${sdlOfE} itself: E }`,
          resolvers: { E: { __resolveReference: (reference: object) => reference, itself: () => e } },
        },
      },
      planner,
    );
  });
  beforeEach(() => void (writes = 0));
  afterAll(() => graph.close());

  test('read what they wrote, and not what an earlier one read', async () => {
    const { data } = await graph.ask(`mutation {
      first: put { count itself { count } }
      second: put { count itself { count } }
    }`);
    expect(data).toEqual({
      first: { count: 1, itself: { count: 1 } },
      second: { count: 2, itself: { count: 2 } },
    });
  });
});
