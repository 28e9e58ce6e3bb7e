import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { PartialDate } from '@tokorozawa/vocabulary';
import { getSubgraph, subgraphs } from './index';

let catalogue: TestSubgraph;
beforeAll(async () => (catalogue = await openTestSubgraph(getSubgraph('catalogue'), subgraphs)));
afterAll(() => catalogue.close());

async function ask(query: string): Promise<Record<string, unknown>> {
  const { data, errors } = await catalogue.ask(query);
  expect(errors).toBeUndefined();
  return data as Record<string, unknown>;
}

interface Aggregate {
  count: number;
  sum: { value?: number; unit?: string; reason?: string; explanation?: string };
}

const sum = 'sum { ... on ObservationAmount { value unit } ... on NotAdditive { reason explanation } }';

async function sumOf(where: string): Promise<Aggregate> {
  const { observationAggregates } = await ask(`{ observationAggregates(where: { ${where} }) { count ${sum} } }`);
  return (observationAggregates as [Aggregate])[0];
}

test('every total that the source prints is the sum of its parts', async () => {
  const totals: { value: number; unit: string; indicator: { code: string }; parts: { recordId: string }[] }[] = [];
  for (let after: string | null = null, more = true; more;) {
    const page: Record<string, unknown> = await ask(
      `{ observations(first: 100, after: ${JSON.stringify(after)}) { pageInfo { endCursor hasNextPage } nodes { value unit indicator { code } parts { recordId } } } }`,
    );
    const { nodes, pageInfo } = page.observations as {
      nodes: ((typeof totals)[number] & { parts: object[] | null })[];
      pageInfo: { endCursor: string; hasNextPage: boolean };
    };
    totals.push(...nodes.filter(({ parts }) => parts));
    [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
  }
  expect(totals.map(({ value }) => value).sort()).toEqual([1262, 248, 858]);
  for (const { value, unit, indicator, parts } of totals) {
    const records = JSON.stringify(parts.map(({ recordId }) => recordId));
    expect(await sumOf(`indicators: ["${indicator.code}"], records: ${records}`)).toEqual({
      count: parts.length,
      sum: { value, unit },
    });
  }
});

test('every ratio that the source prints is the women of a body divided by its persons', async () => {
  const { printed, computed } = await ask(`{
    printed: observations(where: { indicators: ["decision-making-share-of-women"] }) { nodes { recordId value } }
    computed: observationAggregates(where: { indicators: ["decision-making-women"] }, groupBy: [RECORD]) {
      record { __typename }
      ratio(denominator: { indicators: ["decision-making-persons"] }) {
        ... on ObservationRatio { numerator denominator numeratorUnit percent } ... on NotAdditive { reason }
      }
    }
  }`);
  const shares = (printed as { nodes: { value: number }[] }).nodes.map(({ value }) => value);
  expect(shares).toHaveLength(10);
  const ratios = (computed as { ratio: { percent: number } }[]).map(({ ratio }) => ratio.percent);
  expect(ratios).toEqual(shares);
});

test('sums are grouped by record, period, indicator and dimension', async () => {
  const { byEvent, byIndicator } = await ask(`{
    byEvent: observationAggregates(where: { records: ["course-2023-date-dv"] }, dimensions: ["event"]) {
      dimensions { value } ${sum}
    }
    byIndicator: observationAggregates(where: { recordType: CENTER_COURSE, unit: PERSON_VISIT }, groupBy: [INDICATOR, FISCAL_YEAR]) {
      indicator { code } fiscalYear date { fiscalYear } record { __typename } count ${sum} min { ... on ObservationAmount { value } } max { ... on ObservationAmount { value } }
    }
  }`);
  expect(byEvent).toMatchObject([
    { dimensions: [{ value: '安松中学校 2年生' }], sum: { value: 167 } },
    { dimensions: [{ value: '美原中学校 2年生' }], sum: { value: 240 } },
    { dimensions: [{ value: '北野中学校 3年生' }], sum: { value: 123 } },
  ]);
  expect(byIndicator).toEqual([
    {
      indicator: { code: 'course-visits' },
      fiscalYear: 2023,
      date: null,
      record: null,
      count: 5,
      sum: { value: 1136, unit: 'PERSON_VISIT' },
      min: { value: 38 },
      max: { value: 718 },
    },
  ]);
});

test('three classes of one course are added up', async () => {
  expect(await sumOf('records: ["course-2023-date-dv"]')).toEqual({ count: 3, sum: { value: 530, unit: 'PERSON' } });
});

test('figures are added up as one edition prints them', async () => {
  const { observationAggregates } = await ask(`{
    observationAggregates(edition: "令和6年度版", where: { indicators: ["population"] }) {
      indicator { code } count ${sum}
      ratio(denominator: { indicators: ["city-area"] }) { ... on ObservationRatio { denominator percent } }
    }
  }`);
  expect(observationAggregates).toEqual([
    {
      indicator: { code: 'population' },
      count: 3,
      sum: { value: 5_989_011, unit: 'PERSON' },
      ratio: { denominator: 4552.25, percent: null },
    },
  ]);
});

test('a figure that the source prints once for two publications counts once', async () => {
  const both = await sumOf(
    'indicators: ["publication-copies"], records: ["city-publication-edition-koho-tokorozawa-print", "city-publication-edition-tobitatsu-hiroba-print"]',
  );
  expect(both).toEqual({ count: 1, sum: { value: 171_949, unit: 'COPY' } });
});

test('a figure about two publications is in the group of each, and a ratio of each can be computed', async () => {
  const titles = '"city-publication-edition-koho-tokorozawa-print", "city-publication-edition-tobitatsu-hiroba-print"';
  const { groups, one } = await ask(`{
    groups: observationAggregates(where: { indicators: ["publication-copies"], records: [${titles}] }, groupBy: [RECORD]) {
      ...of ratio(denominator: { indicators: ["publication-pages"] }) { ... on ObservationRatio { numerator denominator } }
    }
    one: observationAggregates(
      where: { indicators: ["publication-copies"], records: ["city-publication-edition-tobitatsu-hiroba-print"] }
      groupBy: [RECORD]
    ) { ...of }
  }
  fragment of on ObservationAggregate { record { ... on Node { id } } count ${sum} }`);
  const copies = { count: 1, sum: { value: 171_949, unit: 'COPY' } };
  const publication = (id: string) => ({ record: { id: `city-publication-edition-${id}-print` }, ...copies });
  expect(groups).toEqual([
    { ...publication('koho-tokorozawa'), ratio: { numerator: 171_949, denominator: 16 } },
    { ...publication('tobitatsu-hiroba'), ratio: { numerator: 171_949, denominator: 4 } },
  ]);
  expect(one).toEqual([publication('tobitatsu-hiroba')]);
});

/** What may not be added up, the reason, and words of the explanation. */
const refusals: [what: string, where: string, reason: string, explanation: string][] = [
  ['person-visits and persons', 'recordType: CENTER_COURSE', 'UNITS_DIFFER', '単位の異なる数値は足せない'],
  [
    'women and all persons',
    'indicators: ["decision-making-women", "decision-making-persons"]',
    'INDICATORS_DIFFER',
    '別々の指標',
  ],
  [
    'a total and its parts',
    'indicators: ["consultation-cases"]',
    'TOTAL_AND_PARTS',
    '合計とその内訳とを足すと、重ねて数える',
  ],
  [
    'the number of staff and the ranks, which it may include',
    'indicators: ["decision-making-persons"], dimensions: [{ dimension: "decision-making-group", codes: ["CITY_STAFF"] }]',
    'MAY_INCLUDE',
    '含むかもしれず',
  ],
  [
    'a monthly average and a yearly number',
    'indicators: ["publication-copies"], records: ["city-publication-edition-koho-tokorozawa-print", "city-publication-edition-koho-tokorozawa-audio"]',
    'DIMENSION',
    '「部数の期間」の異なる数値(月平均と年間)は足せない',
  ],
  [
    'the assembly and advisory bodies',
    'indicators: ["decision-making-women"], records: ["share-of-women-2024-assembly", "share-of-women-2024-auxiliary-organs"]',
    'DIMENSION',
    '「区分」の異なる数値(議会と審議会等)は足せない',
  ],
  [
    'people of courses, who may be the same',
    'indicators: ["course-people"]',
    'RECORDS',
    '同じ人がいくつかの事業に参加したかどうかは記載がない',
  ],
  [
    'the shares of two bodies',
    'indicators: ["decision-making-share-of-women"], records: ["share-of-women-2024-administrative-commissions", "share-of-women-2024-auxiliary-organs"]',
    'RECORDS',
    '比率は足せない',
  ],
  [
    'registrations with two services, one of which relays the other',
    'indicators: ["messaging-registrations"]',
    'RECORDS',
    '連携',
  ],
  [
    'visitors of two years, of whom the same people may have come twice',
    'indicators: ["visitors-before-tie"]',
    'PERIODS',
    '異なる時点の数値は足せない',
  ],
  ['what does not exist', 'ids: ["zzz"]', 'NO_FIGURES', 'この条件に合う数値はない'],
];

/** Of these reasons the one edition has no case, so figures are made up for them below. */
const madeUp = ['PERIODS_OVERLAP', 'SEVERAL_EDITIONS'];

test('each reason to refuse has a test', async () => {
  const { __type } = await ask('{ __type(name: "NotAdditiveReason") { enumValues { name } } }');
  const names = (__type as { enumValues: { name: string }[] }).enumValues.map(({ name }) => name);
  expect([...new Set([...refusals.map(([, , reason]) => reason), ...madeUp])].sort()).toEqual(names.sort());
});

test.each(refusals)('there is no sum of %s, and the answer says why', async (_what, where, reason, explanation) => {
  const { sum: refused } = await sumOf(where);
  expect(refused).toEqual({ reason, explanation: expect.stringContaining(explanation) });
});

test('a refusal spoils nothing else, and can be read in English', async () => {
  const { observationAggregates } = await ask(`{
    observationAggregates(where: { recordType: CENTER_COURSE }) {
      count
      sum { ... on NotAdditive { explanation(locale: EN) } }
      max { ... on NotAdditive { reason } }
    }
  }`);
  expect(observationAggregates).toEqual([
    {
      count: 19,
      sum: { explanation: expect.stringMatching(/^Figures in different units cannot be added up\./) },
      max: { reason: 'UNITS_DIFFER' },
    },
  ]);
});

describe('with made-up figures', () => {
  let made: TestSubgraph;
  const telephone = 'observation-consultation-cases-consultation-telephone-fy2023';
  const website = 'observation-website-accesses-city-website-tokorozawa-fy2023';

  beforeAll(async () => {
    made = await openTestSubgraph(getSubgraph('catalogue'), subgraphs);
    const observations = made.database.getRepository('Observation');
    const add = async (of: string, changed: object) =>
      observations.insert({ ...(await observations.findOneByOrFail({ id: of })), ...changed });
    await add(telephone, { id: 'of-may', date: new PartialDate('2023-05') });
    await add(telephone, { id: 'of-2022', date: new PartialDate('2022FY') });
    await add(website, { id: 'of-other-edition', versionOf: website });
    await add(website, { id: 'none', indicatorId: 'indicator-population', value: 0 });
  });
  afterAll(() => made.close());

  const reasonOf = async (where: string): Promise<unknown> => {
    const { data } = await made.ask(`{ observationAggregates(where: { ${where} }) { ${sum} } }`);
    return (data?.observationAggregates as [{ sum: object }])[0].sum;
  };

  test.each([
    ['a month and its fiscal year', 'PERIODS_OVERLAP', `ids: ["${telephone}", "of-may"]`, '期間が重なっている'],
    ['one figure of two editions', 'SEVERAL_EDITIONS', `ids: ["${website}", "of-other-edition"]`, '二つの版'],
  ])('there is no sum of %s: %s', async (_what, reason, where, explanation) => {
    expect(await reasonOf(where)).toEqual({ reason, explanation: expect.stringContaining(explanation) });
  });

  test('two fiscal years are added up', async () => {
    expect(await reasonOf(`ids: ["${telephone}", "of-2022"]`)).toEqual({ value: 1900, unit: 'CASE' });
  });

  test.each([
    ['by zero', 'indicators: ["city-area"]', 'ids: ["none"]', 'NO_FIGURES'],
    ['by nothing', 'indicators: ["city-area"]', 'ids: ["zzz"]', 'NO_FIGURES'],
    ['of what cannot be added up', 'indicators: ["course-people"]', 'indicators: ["city-area"]', 'RECORDS'],
    ['by what cannot be added up', 'indicators: ["city-area"]', 'indicators: ["course-people"]', 'RECORDS'],
  ])('there is no ratio of a division %s', async (_what, where, denominator, reason) => {
    const { data } = await made.ask(`{
      observationAggregates(where: { ${where} }) { ratio(denominator: { ${denominator} }) { ... on NotAdditive { reason } } }
    }`);
    expect(data?.observationAggregates).toEqual([{ ratio: { reason } }]);
  });
});

test('figures are not grouped by a dimension that does not exist', async () => {
  const { errors } = await catalogue.ask('{ observationAggregates(dimensions: ["evnet"]) { count } }');
  expect(errors?.[0]?.message).toMatch(/^No dimension has the code "evnet"\. Known: .*\bevent\b/);
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
});

test.each([
  ['observations(where: { indicators: ["population", "nope"] }) { totalCount }', 'where.indicators'],
  [
    'observations(where: { dimensions: [{ dimension: "nope", codes: ["1"] }] }) { totalCount }',
    'where.dimensions.dimension',
  ],
  ['observationAggregates(where: { indicators: ["nope"] }) { count }', 'where.indicators'],
  ['observationAggregates { ratio(denominator: { indicators: ["nope"] }) { __typename } }', 'denominator.indicators'],
  ['datasets(where: { ids: ["catalogue", "nope"] }) { id }', 'where.ids'],
])('what there cannot be is a fault of its argument, and not nothing: %s', async (field, argument) => {
  const { errors } = await catalogue.ask(`{ ${field} }`);
  expect(errors).toMatchObject([
    { message: expect.stringContaining('"nope"') as string, extensions: { code: 'BAD_USER_INPUT', argument } },
  ]);
});
