import { openCity, type City } from '../testing/open-city';
import { openTestGateway, type TestGateway } from '../testing/open-test-gateway';
import { madeUpEdition } from '../testing/made-up-edition';
import type { DataFolders } from '../testing/second-edition';

let folders: DataFolders;
let city: City;
beforeAll(async () => {
  folders = madeUpEdition();
  city = await openCity(folders.definitions);
});
afterAll(async () => {
  await city.close();
  folders.remove();
});

describe.each(['native', 'apollo'] as const)('planned by %s,', (planner) => {
  let gateway: TestGateway;
  beforeAll(async () => void (gateway = await openTestGateway({ colocated: city.subgraphs, planner })));
  afterAll(() => gateway.close());

  async function ask(query: string): Promise<Record<string, never>> {
    const { data, errors } = await gateway.ask(query);
    expect(errors).toBeUndefined();
    return data as Record<string, never>;
  }

  test('the editions are listed, and each is found as people write it', async () => {
    expect(
      await ask(`{
        editions { id name fiscalYear isInferred lineCount }
        newest: edition { id } r6: edition(id: "R6") { id } named: edition(id: "令和７年度版") { id }
        node(id: "2024") { ... on Record { __typename name url } }
      }`),
    ).toEqual({
      editions: [
        { id: '2024', name: '令和6年度版', fiscalYear: 2024, isInferred: true, lineCount: 500 },
        { id: '2025', name: '令和7年度版', fiscalYear: 2025, isInferred: false, lineCount: 480 },
      ],
      newest: { id: '2025' },
      r6: { id: '2024' },
      named: { id: '2025' },
      node: { __typename: 'Edition', name: '令和6年度版', url: '/id/2024' },
    });
  });

  test('an unknown edition is an error that lists those that are known', async () => {
    const { data, errors } = await gateway.ask('{ sisterCities(edition: "令和9年度版") { id } }');
    expect(data).toEqual({ sisterCities: null });
    expect(errors?.[0]).toMatchObject({
      message: 'No edition is called "令和9年度版". Known: 2024 (令和6年度版), 2025 (令和7年度版).',
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  test('old values answer with their provenance, and a series comes from one request', async () => {
    expect(
      await ask(`{
        sisterCity(id: "sister-city-decatur") {
          population
          edition { id name }
          omittedSince { id }
          editions { id population edition { fiscalYear } provenance { edition lines } }
        }
        then: sisterCity(id: "sister-city-decatur", edition: "2024") { id population }
      }`),
    ).toMatchObject({
      sisterCity: {
        population: 66_000,
        edition: { id: '2025', name: '令和7年度版' },
        omittedSince: null,
        editions: [
          {
            id: 'sister-city-decatur@2024',
            population: 67_477,
            edition: { fiscalYear: 2024 },
            provenance: { edition: '令和6年度版' },
          },
          {
            id: 'sister-city-decatur@2025',
            population: 66_000,
            edition: { fiscalYear: 2025 },
            provenance: { edition: '令和7年度版', lines: [240, 250] },
          },
        ],
      },
      then: { id: 'sister-city-decatur@2024', population: 67_477 },
    });
  });

  test('the figures of both editions are one series', async () => {
    expect(
      await ask(`{
        observations(where: { indicators: ["population"], records: ["sister-city-decatur"] }, orderBy: { field: DATE }) {
          nodes { value date { fiscalYear } edition { id } record { ... on SisterCity { id } } }
        }
      }`),
    ).toEqual({
      observations: {
        nodes: [
          { value: 67_477, date: { fiscalYear: 2024 }, edition: { id: '2024' }, record: { id: 'sister-city-decatur' } },
          { value: 66_000, date: { fiscalYear: 2025 }, edition: { id: '2025' }, record: { id: 'sister-city-decatur' } },
        ],
      },
    });
  });

  test('a record has its figures of all editions, and each of its versions those of its edition', async () => {
    const { sisterCity } = await ask(`{
      sisterCity(id: "sister-city-decatur") {
        observations { nodes { ...figure } }
        editions { observations { nodes { ...figure } } }
      }
    }
    fragment figure on Observation { id value indicator { code } record { ... on Node { id } } }`);
    type Figures = {
      observations: { nodes: { value: number; indicator: { code: string }; record: { id: string } }[] };
    };
    const populationsOf = ({ observations }: Figures) =>
      observations.nodes
        .filter(({ indicator }) => indicator.code === 'population')
        .map(({ value, record }) => [value, record.id]);
    const { editions, ...newest } = sisterCity as unknown as Figures & { editions: Figures[] };
    expect(populationsOf(newest)).toEqual([
      [67_477, 'sister-city-decatur'],
      [66_000, 'sister-city-decatur'],
    ]);
    expect(editions.map(populationsOf)).toEqual([
      [[67_477, 'sister-city-decatur@2024']],
      [[66_000, 'sister-city-decatur@2025']],
    ]);
  });

  test('links stay within an edition, also into other domains and back', async () => {
    const { node } = await ask(`{
      node(id: "sister-city-decatur@2024") {
        ... on SisterCity { url programs { id subject { ... on SisterCity { id } } sections { id chapter { id plan { id } } } } }
      }
    }`);
    expect(node).toMatchObject({
      url: '/id/sister-city-decatur@2024',
      programs: [
        {
          id: 'program-sister-city-decatur@2024',
          subject: { id: 'sister-city-decatur@2024' },
          sections: [
            {
              id: expect.stringMatching(/@2024$/),
              chapter: { id: expect.stringMatching(/@2024$/), plan: { id: 'plan-6@2024' } },
            },
          ],
        },
      ],
    });
  });

  test('a later edition that leads to a fact of an earlier one adds nothing to what the earlier one prints', async () => {
    const { centerCourse } = await ask(
      '{ centerCourse(id: "course-2023-date-dv", edition: "2024") { programs { id } sections { id } sectionLinks { program { id } } } }',
    );
    const { programs, sections, sectionLinks } = centerCourse as unknown as Record<
      string,
      { id: string; program: { id: string } }[]
    >;
    expect(programs).toHaveLength(1);
    const ids = [...(programs ?? []), ...(sections ?? []), ...(sectionLinks ?? []).map(({ program }) => program)].map(
      ({ id }) => id,
    );
    expect(new Set(sections?.map(({ id }) => id)).size).toBe(sections?.length);
    for (const id of ids) expect(id).toMatch(/@2024$/);
  });

  test('a section keeps the programs about facts of an earlier edition that the newest does not repeat', async () => {
    const fields = 'programLinks { basis program { subject { ... on CenterCourse { id } ... on Record { name } } } }';
    const { now, then, later, programs, centerCourses } = await ask(`{
      now: section(id: "plan-6-section-2-5") { ${fields} programs { id } }
      then: section(id: "plan-6-section-2-5", edition: "2024") { ${fields} }
      later: section(id: "plan-6-section-2-5", edition: "2025") { ${fields} }
      programs(where: { section: "2-5", subjectType: CENTER_COURSE }) { nodes { id omittedSince { id } } }
      centerCourses(where: { section: "2-5" }) { nodes { id } }
    }`);
    type Links = { programLinks: { program: { subject: { name: string } } }[] };
    const namesIn = (section: unknown): string[] =>
      (section as Links).programLinks.map(({ program }) => program.subject.name);
    expect(namesIn(now)).toContain('デートDV防止講座');
    expect(namesIn(now)).toEqual(namesIn(then));
    expect(namesIn(later)).not.toContain('デートDV防止講座');
    expect(now).toMatchObject({ programs: expect.arrayContaining([{ id: 'program-course-2023-date-dv' }]) as unknown });
    expect(centerCourses).toEqual({ nodes: [{ id: 'course-2023-date-dv' }] });
    expect(programs).toEqual({ nodes: [{ id: 'program-course-2023-date-dv', omittedSince: { id: '2025' } }] });
  });

  test('an indicator stays listed as long as its figures are', async () => {
    const { indicators } = await ask(
      '{ indicators(where: { ids: ["indicator-course-judges"] }) { nodes { code omittedSince { id } } } }',
    );
    expect(indicators).toEqual({ nodes: [{ code: 'course-judges', omittedSince: { id: '2025' } }] });
  });

  test('figures are added up whose indicator has none in the newest edition', async () => {
    const { node, observationAggregates } = await ask(`{
      node(id: "indicator-course-judges") { ... on Indicator { omittedSince { id } } }
      observationAggregates(where: { indicators: ["course-judges"] }, groupBy: [INDICATOR]) {
        count indicator { code } sum { ... on ObservationAmount { value } }
      }
    }`);
    expect(node).toEqual({ omittedSince: { id: '2025' } });
    expect(observationAggregates).toEqual([
      { count: 2, indicator: { code: 'course-judges' }, sum: { value: expect.any(Number) as number } },
    ]);
  });

  test('an id of another edition is not found in an edition', async () => {
    const { data, errors } = await gateway.ask(
      '{ sisterCity(id: "sister-city-decatur@2025", edition: "2024") { id } }',
    );
    expect(data).toEqual({ sisterCity: null });
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  test('a list takes ids of versions of its own edition, and refuses others', async () => {
    expect(await ask('{ sisterCities(edition: "2024", where: { ids: ["sister-city-anyang@2024"] }) { id } }')).toEqual({
      sisterCities: [{ id: 'sister-city-anyang@2024' }],
    });
    const { errors } = await gateway.ask('{ sisterCities(where: { ids: ["sister-city-decatur@2024"] }) { id } }');
    expect(errors?.[0]?.message).toBe(
      '"sister-city-decatur@2024" is a version of the edition 2024, but this list is of the newest versions. Write "sister-city-decatur" for the version that this list has, or ask with `edition: "2024"` for the other; `nodes(ids:)` takes versions of any edition.',
    );
    for (const list of [
      'sisterCities(edition: "2024", where: { ids: ["sister-city-decatur@2025"] }) { id }',
      'centerCourses(where: { section: "plan-6-section-5-5@2024" }) { totalCount }',
      'programs(where: { section: "plan-6-section-5-5@2024", basis: EDITORIAL }) { totalCount }',
      'observations(where: { records: ["sister-city-decatur@2024"] }) { totalCount }',
      'observations(edition: "2025", where: { indicators: ["indicator-population@2024"] }) { totalCount }',
    ]) {
      const { errors: refused } = await gateway.ask(`{ ${list} }`);
      expect(refused?.[0]?.message).toMatch(/is a version of the edition 202[45], but this list is of /);
      expect(refused?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
  });

  test('a page goes on in its own edition alone', async () => {
    const page = (edition: string, after?: string): string =>
      `programs(first: 2, edition: ${edition}, after: ${JSON.stringify(after ?? null)}) { pageInfo { endCursor } nodes { id } }`;
    const { programs } = await ask(`{ ${page('"2024"')} }`);
    const { endCursor } = (programs as unknown as { pageInfo: { endCursor: string } }).pageInfo;
    expect(await ask(`{ ${page('"R6"', endCursor)} }`)).toMatchObject({ programs: { nodes: { length: 2 } } });
    for (const edition of ['null', '"2025"']) {
      const { errors } = await gateway.ask(`{ ${page(edition, endCursor)} }`);
      expect(errors?.[0]?.message).toContain('is a cursor of Program records in the edition 2024, but this list is of');
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
  });

  test('lists show the newest edition of things, and every fact of a day', async () => {
    const data = await ask(`{
      cityBrand { efforts { id } }
      then: cityBrand(edition: "2024") { efforts { id omittedSince { id } } }
      centerCourses(first: 100) { totalCount }
      ofFirst: centerCourses(first: 100, edition: "R6") { totalCount }
      ofSecond: centerCourses(edition: "R7") { nodes { id date { fiscalYear } } }
      node(id: "brand-effort-culture") { ... on BrandEffort { id omittedSince { name } edition { id } } }
      editionsOfCourse: centerCourse(id: "course-2023-hikikomori") { omittedSince { id } editions { id } }
    }`);
    const ids = ['lively-hubs', 'tourism-brand', 'more-visitors'].map((name) => ({ id: `brand-effort-${name}` }));
    expect(data).toMatchObject({
      cityBrand: { efforts: ids },
      then: {
        efforts: [
          ...ids.map(({ id }) => ({ id: `${id}@2024`, omittedSince: null })),
          { id: 'brand-effort-culture@2024', omittedSince: { id: '2025' } },
        ],
      },
      centerCourses: { totalCount: 13 },
      ofFirst: { totalCount: 12 },
      ofSecond: { nodes: [{ id: 'course-2024-hikikomori@2025', date: { fiscalYear: 2024 } }] },
      node: { id: 'brand-effort-culture', omittedSince: { name: '令和7年度版' }, edition: { id: '2024' } },
      editionsOfCourse: { omittedSince: { id: '2025' }, editions: [{ id: 'course-2023-hikikomori@2024' }] },
    });
  });

  test('conditions and orders hold in any edition, with plain ids', async () => {
    const data = await ask(`{
      sisterCities(edition: "2024", where: { ids: ["sister-city-decatur"], text: "ディケイター" }) { id }
      section: programs(edition: "2024", where: { section: "plan-6-section-5-5" }) { totalCount }
      code: programs(edition: "2024", where: { section: "5-5" }) { totalCount }
      now: programs(where: { section: "5-5" }) { totalCount }
      sections(edition: "2024") { id }
      observations(edition: "2024", where: { indicators: ["population"], records: ["sister-city-decatur"] }) { nodes { value } }
    }`);
    const { section, code, now, sections } = data as Record<string, { totalCount: number }>;
    expect(data).toMatchObject({
      sisterCities: [{ id: 'sister-city-decatur@2024' }],
      observations: { nodes: [{ value: 67_477 }] },
    });
    expect(section).toEqual(now);
    expect(code).toEqual(now);
    expect(sections).toHaveLength(40);
  });

  test('the versions of records of any kind are asked of the interface Record', async () => {
    const { nodes } = await ask(`{
      nodes(ids: ["sister-city-decatur", "plan-6", "center-slot-1", "city-brand-tokorozawa"]) {
        ... on Record { editions { id edition { id } } }
      }
    }`);
    const ids = (nodes as unknown as { editions: { id: string; edition: { id: string } }[] }[]).flatMap(
      ({ editions }) => editions,
    );
    expect(ids).toHaveLength(8);
    for (const { id, edition } of ids) expect(id.split('@')[1]).toBe(edition.id);
  });
});
