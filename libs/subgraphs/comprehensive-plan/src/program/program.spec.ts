import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { comprehensivePlan } from '../subgraph';

describe('the programs', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(comprehensivePlan);
  });
  afterAll(() => subgraph.close());

  it('lead to their subject in another domain', async () => {
    const { data } = await subgraph.ask(
      '{ program(id: "program-sister-city-decatur") { name subject { __typename ... on SisterCity { id } } sections { code } sectionLinks { section { code } } } }',
    );
    expect(data?.program).toEqual({
      name: 'ディケイター市との姉妹都市交流',
      subject: { __typename: 'SisterCity', id: 'sister-city-decatur' },
      sections: [{ code: '5-5' }],
      sectionLinks: [{ section: { code: '5-5' } }],
    });
  });

  it('are found from their subject, and so are the sections that they serve', async () => {
    const { data } = await subgraph.ask(
      `query ($subjects: [_Any!]!) {
        _entities(representations: $subjects) {
          ... on SisterCity { programs { id } sections { name } sectionLinks { basis section { name } } }
        }
      }`,
      { subjects: ['decatur', 'nowhere'].map((city) => ({ __typename: 'SisterCity', id: `sister-city-${city}` })) },
    );
    expect(data?._entities).toEqual([
      {
        programs: [{ id: 'program-sister-city-decatur' }],
        sections: [{ name: '国際化・多文化共生' }],
        sectionLinks: [{ basis: 'EDITORIAL', section: { name: '国際化・多文化共生' } }],
      },
      { programs: [], sections: [], sectionLinks: [] },
    ]);
  });

  it('and their sections are read with one statement for each table, however many subjects ask', async () => {
    const rows = await subgraph.database.query<{ type: string; id: string }[]>(
      'SELECT DISTINCT subject_type AS type, subject_id AS id FROM program',
    );
    const subjects = rows.map(({ type, id }) => ({ __typename: type, id }));
    expect(subjects.length).toBeGreaterThan(20);
    subgraph.statements.length = 0;
    const { data, errors } = await subgraph.ask(
      `query ($subjects: [_Any!]!) {
        _entities(representations: $subjects) { ... on Record { programs { name } sections { name } } }
      }`,
      { subjects },
    );
    expect(errors).toBeUndefined();
    expect(data?._entities).toHaveLength(subjects.length);
    expect(subgraph.statements.map((sql) => /FROM "\w+"\."(\w+)"/.exec(sql)?.[1])).toEqual([
      'program',
      'program_section',
      'section',
    ]);
  });

  it.each([
    ['{ section: "5-5" }', 4],
    ['{ section: "5-5", basis: EDITORIAL }', 4],
    ['{ section: "5-5", basis: STATED }', 0],
    ['{ section: "plan-6-section-5-5", basis: EDITORIAL }', 4],
    ['{ section: "1-8" }', 0],
    ['{ section: "9-9" }', 0],
    ['{ text: "ｄｅｃａｔｕｒ" }', 1],
    ['{ subjectType: SISTER_CITY }', 3],
    ['{ subjectType: FRIENDSHIP_COMMITTEE }', 1],
    ['{ subjectType: PEACE_ACTIVITY }', 3],
    ['{ subjectType: CITY_BRAND }', 1],
    ['{ subjectType: COOL_JAPAN_FOREST }', 1],
  ])('that meet %s are %i', async (where, count) => {
    const { data } = await subgraph.ask(`{ programs(where: ${where}) { totalCount nodes { id } } }`);
    expect(data?.programs).toMatchObject({ totalCount: count, nodes: { length: count } });
  });

  it('come a page at a time, in the order asked for', async () => {
    const page = `query ($after: String) {
      programs(first: 2, after: $after, orderBy: { field: SUBJECT, direction: DESC }, where: { subjectType: SISTER_CITY }) {
        nodes { id }
        pageInfo { hasNextPage endCursor }
      }
    }`;
    const first = (await subgraph.ask(page)).data?.programs as { pageInfo: { endCursor: string } };
    expect(first).toMatchObject({
      nodes: [{ id: 'program-sister-city-decatur' }, { id: 'program-sister-city-changzhou' }],
      pageInfo: { hasNextPage: true },
    });
    const { data } = await subgraph.ask(page, { after: first.pageInfo.endCursor });
    expect(data?.programs).toMatchObject({
      nodes: [{ id: 'program-sister-city-anyang' }],
      pageInfo: { hasNextPage: false },
    });
  });
});
