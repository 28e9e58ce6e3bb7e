import { openSmallGraph, planners, type SmallGraph } from './small-graph';

describe.each(planners)('what callers do not see is null for them, planned by %s:', (planner) => {
  let graph: SmallGraph;
  beforeAll(() => {
    graph = openSmallGraph(
      {
        a: {
          sdl: `type Query { states: [State] state: State! uses: [Use] use: Use! shows: [Show] }
            enum State { OPEN CLOSED @inaccessible }
            union Use = Course | Trial
            interface Show { name: String }
            type Course implements Show { name: String }
            type Trial implements Show @inaccessible { name: String }`,
          resolvers: {
            Query: {
              states: () => ['OPEN', 'CLOSED'],
              state: () => 'CLOSED',
              uses: () => uses,
              use: () => uses[0],
              shows: () => uses,
            },
          },
        },
        b: { sdl: 'type Query { other: Int }' },
      },
      planner,
    );
  });
  afterAll(() => graph.close());

  const uses = [
    { __typename: 'Trial', name: 'Tai chi' },
    { __typename: 'Course', name: 'Judo' },
  ];

  test('a value of an enum, without an error', async () => {
    expect(await graph.ask('{ states }')).toEqual({ data: { states: ['OPEN', null] } });
  });

  test('an object of a union, without an error', async () => {
    const query = '{ uses { __typename ... on Course { name } } }';
    expect(await graph.ask(query)).toEqual({ data: { uses: [null, { __typename: 'Course', name: 'Judo' }] } });
  });

  test('an object of an interface, without an error', async () => {
    expect(await graph.ask('{ shows { __typename name } }')).toEqual({
      data: { shows: [null, { __typename: 'Course', name: 'Judo' }] },
    });
  });

  test.each(['{ state }', '{ use { __typename } }'])(
    'where there must be something, with an error that does not tell it: %s',
    async (query) => {
      const { data, errors } = await graph.ask(query);
      expect(data).toBeNull();
      expect(errors).toEqual([
        expect.objectContaining({
          message: expect.stringMatching(/^Cannot return null for non-nullable field Query\.\w+\.$/) as string,
          extensions: { code: 'INVALID_GRAPHQL' },
        }),
      ]);
    },
  );
});
