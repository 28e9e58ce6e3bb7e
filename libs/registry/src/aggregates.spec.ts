import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
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

test.each([
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
  ['what does not exist', 'indicators: ["zzz"]', 'NO_FIGURES', 'この条件に合う数値はない'],
])('there is no sum of %s, and the answer says why', async (_what, where, reason, explanation) => {
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
