import { subgraphs } from '@tokorozawa/registry';
import { enterRecords } from '../testing/entered-records';
import { openCity, type City } from '../testing/open-city';
import { openTestGateway, type TestGateway } from '../testing/open-test-gateway';

/** The ids of all records, with their types. */
type Known = { id: string; type: string };

interface Figure {
  recordId: string;
  alsoAbout: { id: string }[];
}

interface Page {
  totalCount: number;
  nodes: { value: number }[];
  pageInfo: { endCursor: string };
}

const concepts = subgraphs.flatMap(({ name, concepts }) => concepts.map((concept) => ({ subgraph: name, concept })));
const ownerOf = new Map(concepts.map(({ subgraph, concept }) => [concept.name, subgraph]));
/** The types of the records that are imported. Of those that municipalities enter, none are delivered. */
const imported = concepts.flatMap(({ concept }) => (concept.writtenIds === undefined ? concept.name : []));

const notFoundExtensions: unknown = expect.objectContaining({ code: 'NOT_FOUND' });

let city: City;
let known: Known[];
beforeAll(async () => {
  city = await openCity();
  await enterRecords(city);
  const client = await city.connect();
  known = (await client.query<Known>('SELECT id, type FROM catalogue.record_type ORDER BY md5(id)')).rows;
  await client.end();
});
afterAll(() => city.close());

test('every record of every domain has an id that is known', () => {
  expect(known.length).toBeGreaterThan(400);
  expect([...new Set(known.map(({ type }) => type))].sort()).toEqual(imported.sort());
});

describe.each(['native', 'apollo'] as const)('planned by %s,', (planner) => {
  let gateway: TestGateway;
  beforeAll(async () => void (gateway = await openTestGateway({ colocated: city.subgraphs, planner })));
  afterAll(() => gateway.close());

  test('a record is found by its id alone', async () => {
    const { data, errors } = await gateway.ask('{ node(id: "sister-city-decatur") { ... on Record { name url } } }');
    expect(errors).toBeUndefined();
    expect(data).toEqual({ node: { name: 'ディケイター市', url: '/id/sister-city-decatur' } });
  });

  test('what municipalities have entered is found by ids of their form, as far as it exists', async () => {
    const ids = ['joint-event-112097-E-1', 'facility-112089-F-0', 'facility-112089-F-99', 'facility-112089'];
    const { data, errors } = await gateway.ask(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Record { name url sections { id } } } }',
      { ids },
    );
    expect(data?.nodes).toEqual([
      { id: ids[0], name: '試しの催し3', url: `/id/${ids[0]}`, sections: [] },
      { id: ids[1], name: '試しの施設0', url: `/id/${ids[1]}`, sections: [] },
      null,
      null,
    ]);
    expect(errors?.map(({ path, extensions: { code } }) => [code, ...(path ?? [])])).toEqual([
      ['NOT_FOUND', 'nodes', 2],
      ['NOT_FOUND', 'nodes', 3],
    ]);
    const alone = await gateway.ask('{ node(id: "facility-112089-F-99") { id } }');
    expect(alone).toMatchObject({ data: { node: null }, errors: [{ extensions: { code: 'NOT_FOUND' } }] });
  });

  test('every record is found, with one statement for each table and a request for each domain of a batch', async () => {
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Record { __typename id name url } } }';
    for (let start = 0; start < known.length; start += 100) {
      const batch = known.slice(start, start + 100);
      city.calls.length = 0;
      city.statements.length = 0;
      const { data, errors } = await gateway.ask(query, { ids: batch.map(({ id }) => id) });
      expect(errors).toBeUndefined();
      expect(data?.nodes).toEqual(
        batch.map(({ id, type }) => ({ __typename: type, id, name: expect.stringMatching(/./), url: `/id/${id}` })),
      );
      expect(city.statements.filter((sql, index) => city.statements.indexOf(sql) !== index)).toEqual([]);
      const types = new Set(batch.map(({ type }) => type));
      const asked = city.calls.map(({ subgraph }) => subgraph);
      const needed = new Set(['catalogue', ...[...types].map((type) => ownerOf.get(type))]);
      expect(asked.sort()).toEqual([...needed].sort());
    }
  });

  test('every record has its programs and sections, from the comprehensive plan alone', async () => {
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Record { programs { id } sections { code } } } }';
    for (let start = 0; start < known.length; start += 100) {
      const batch = known.slice(start, start + 100);
      city.calls.length = 0;
      const { data, errors } = await gateway.ask(query, { ids: batch.map(({ id }) => id) });
      expect(errors).toBeUndefined();
      expect(data?.nodes).toEqual(batch.map(() => ({ programs: expect.any(Array), sections: expect.any(Array) })));
      expect(city.calls.map(({ subgraph }) => subgraph)).toEqual(['catalogue', 'comprehensive-plan']);
    }
  });

  test('every record has its figures, from the catalogue alone and with one statement', async () => {
    const query =
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Record { observations(first: 50) { nodes { recordId alsoAbout { id } } } } } }';
    let figures = 0;
    for (let start = 0; start < known.length; start += 20) {
      const batch = known.slice(start, start + 20);
      city.calls.length = 0;
      city.statements.length = 0;
      const { data, errors } = await gateway.ask(query, { ids: batch.map(({ id }) => id) });
      expect(errors).toBeUndefined();
      for (const { id, observations } of data?.nodes as { id: string; observations: { nodes: Figure[] } }[]) {
        if (id.startsWith('indicator-')) continue;
        figures += observations.nodes.length;
        for (const { recordId, alsoAbout } of observations.nodes) {
          expect([recordId, ...alsoAbout.map((record) => record.id)]).toContain(id);
        }
      }
      expect(city.calls.map(({ subgraph }) => subgraph)).toEqual(['catalogue']);
      expect(city.statements.filter((sql) => sql.includes('also_about_records @>')).length).toBeLessThanOrEqual(1);
    }
    expect(figures).toBeGreaterThan(130);
  });

  test('a record that shares a cell of the print has the figure of that cell, and a page is read from either end', async () => {
    const { data } = await gateway.ask(`{
      shared: cityPublicationEdition(id: "city-publication-edition-tobitatsu-hiroba-print") {
        observations { totalCount nodes { value recordId } }
      }
      first: sisterCity(id: "sister-city-decatur") { observations(first: 1) { ...page } }
      last: sisterCity(id: "sister-city-decatur") { observations(last: 1) { ...page } }
      all: node(id: "sister-city-decatur") { ... on Record { observations { totalCount nodes { name value printed unit } } } }
    }
    fragment page on ObservationConnection {
      totalCount nodes { value } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }`);
    const { shared, first, last, all } = data as Record<string, { observations: Page }>;
    expect(shared?.observations.nodes).toContainEqual({
      value: 171_949,
      recordId: 'city-publication-edition-koho-tokorozawa-print',
    });
    const { nodes, totalCount } = all?.observations as Page;
    expect(nodes).toContainEqual({ name: '人口(ディケイター市)', value: 67_477, printed: '67,477', unit: 'PERSON' });
    expect(totalCount).toBe(nodes.length);
    expect(first?.observations).toMatchObject({
      totalCount,
      nodes: [{ value: nodes[0]?.value }],
      pageInfo: { hasNextPage: true, hasPreviousPage: false },
    });
    expect(last?.observations).toMatchObject({
      nodes: [{ value: nodes.at(-1)?.value }],
      pageInfo: { hasNextPage: false, hasPreviousPage: true },
    });
    const after = first?.observations.pageInfo.endCursor as string;
    const rest = await gateway.ask(
      `query ($after: String) { sisterCity(id: "sister-city-decatur") { observations(after: $after) { nodes { value } pageInfo { hasPreviousPage } } } }`,
      { after },
    );
    expect(rest.data).toEqual({
      sisterCity: {
        observations: { nodes: nodes.slice(1).map(({ value }) => ({ value })), pageInfo: { hasPreviousPage: true } },
      },
    });
    const wrong = await gateway.ask(
      `query ($after: String) { node(id: "sister-city-decatur@2024") { ... on Record { observations(after: $after) { totalCount } } } }`,
      { after },
    );
    expect(wrong.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  test('what a record serves is answered whatever its type', async () => {
    const ids = ['sister-city-decatur', 'program-sister-city-decatur', 'plan-6-section-5-5', 'plan-6-vision'];
    const { data } = await gateway.ask(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Record { programs { id } sections { code } } } }',
      { ids },
    );
    const own = { programs: [{ id: 'program-sister-city-decatur' }], sections: [{ code: '5-5' }] };
    const ofSection = { programs: expect.arrayContaining(own.programs), sections: own.sections };
    expect(data?.nodes).toEqual([own, own, ofSection, { programs: [], sections: [] }]);
  });

  test('every record that is dated has a date', async () => {
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename ... on Dated { date { earliest latest } } } }';
    const dated = (await gateway.ask('{ __type(name: "Dated") { possibleTypes { name } } }')).data?.__type as {
      possibleTypes: { name: string }[];
    };
    const types = new Set(dated.possibleTypes.map(({ name }) => name));
    expect(types.size).toBeGreaterThan(5);
    const ids = known.filter(({ type }) => types.has(type)).slice(0, 60);
    const others = known.filter(({ type }) => !types.has(type)).slice(0, 40);
    const { data, errors } = await gateway.ask(query, { ids: [...ids, ...others].map(({ id }) => id) });
    expect(errors).toBeUndefined();
    const date = { earliest: expect.any(String), latest: expect.any(String) };
    expect(data?.nodes).toEqual([
      ...ids.map(({ type }) => ({ __typename: type, date })),
      ...others.map(({ type }) => ({ __typename: type })),
    ]);
  });

  test('only the domain of a record is asked for it', async () => {
    city.calls.length = 0;
    await gateway.ask('{ nodes(ids: ["plan-6", "plan-6-chapter-1"]) { ... on Record { name } } }');
    expect(city.calls.map(({ subgraph }) => subgraph)).toEqual(['catalogue', 'comprehensive-plan']);
  });

  test('an id that no record has is an error at its place, and costs the others nothing', async () => {
    const { data, errors } = await gateway.ask(
      '{ nodes(ids: ["plan-6", "nobody", "sister-city-decatur"]) { id } node(id: "nothing") { id } }',
    );
    expect(data).toEqual({ nodes: [{ id: 'plan-6' }, null, { id: 'sister-city-decatur' }], node: null });
    const notFound = (id: string, path: (string | number)[]): unknown =>
      expect.objectContaining({ message: `No record has the id "${id}".`, path, extensions: notFoundExtensions });
    expect(errors).toHaveLength(2);
    expect(errors).toEqual(expect.arrayContaining([notFound('nobody', ['nodes', 1]), notFound('nothing', ['node'])]));
  });

  test('an id that no record can have costs the others nothing either', async () => {
    const ids = ['plan-6', 'a\u0000b', ''];
    const { data, errors } = await gateway.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
    expect(data).toEqual({ nodes: [{ id: 'plan-6' }, null, null] });
    expect(errors).toHaveLength(2);
  });

  test('more than 100 ids are refused', async () => {
    const ids = Array.from({ length: 101 }, (_, index) => `id-${index}`);
    const { errors } = await gateway.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
    expect(errors).toMatchObject([
      {
        message: '"ids" has 101 ids; give at most 100, and the others in another request.',
        path: ['nodes'],
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
  });
});
