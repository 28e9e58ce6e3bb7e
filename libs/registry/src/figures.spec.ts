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

test('the population of a sister city is a figure, with its unit, its period, its lines and the record that it is about', async () => {
  const { observations } = await ask(`{
    observations(where: { indicators: ["population"], records: ["sister-city-decatur"] }) {
      nodes {
        id name value printed unit date { fiscalYear } dateBasis status dimensions { code }
        indicator { id code unitCode } record { __typename } alsoAbout { __typename } parts { id }
        provenance { lines status gaps { field } }
      }
    }
  }`);
  expect(observations).toEqual({
    nodes: [
      {
        id: 'observation-population-sister-city-decatur-fy2024',
        name: '人口(ディケイター市)',
        value: 67477,
        printed: '67,477',
        unit: 'PERSON',
        date: { fiscalYear: 2024 },
        dateBasis: 'EDITION',
        status: 'NORMAL',
        dimensions: [],
        indicator: { id: 'indicator-population', code: 'population', unitCode: 'IE' },
        record: { __typename: 'SisterCity' },
        alsoAbout: [],
        parts: null,
        provenance: { lines: [250], status: 'AS_PRINTED', gaps: [{ field: 'provenance.asOf' }] },
      },
    ],
  });
});

test('a figure keeps the digits of the print', async () => {
  const { observations } = await ask(
    '{ observations(where: { records: ["share-of-women-2024-staff"] }) { nodes { value printed } } }',
  );
  expect(observations).toEqual({
    nodes: [
      { value: 1461, printed: '1,461' },
      { value: 33, printed: '33.0' },
      { value: 482, printed: '482' },
    ],
  });
});

test('a printed total leads to what it adds up', async () => {
  const { observation } = await ask(
    '{ observation(id: "observation-decision-making-women-share-of-women-2024-advisory-bodies-2024-04-01") { value parts { value } } }',
  );
  expect(observation).toEqual({ value: 248, parts: [{ value: 7 }, { value: 241 }] });
});

test('figures are listed by dimension, unit and period', async () => {
  const { assembly, hours, none } = await ask(`{
    assembly: observations(where: { dimensions: [{ dimension: "decision-making-group", codes: ["ASSEMBLY"] }] }) { totalCount }
    hours: observations(where: { unit: HOUR }, orderBy: { field: VALUE, direction: DESC }) { nodes { value status } }
    none: observations(where: { indicators: ["population"], between: { end: "2024-03-31" } }) { totalCount }
  }`);
  expect(assembly).toEqual({ totalCount: 3 });
  expect(hours).toEqual({
    nodes: [
      { value: 4, status: 'APPROXIMATE' },
      { value: 3, status: 'APPROXIMATE' },
    ],
  });
  expect(none).toEqual({ totalCount: 0 });
});

test('an indicator says what it measures, whether it may be added up, and gives its figures', async () => {
  const { indicator } = await ask(`{
    indicator(id: "indicator-decision-making-persons") {
      name unit isAdditiveOverRecords isAdditiveOverPeriods whyNotAdditive
      dimensions { code isAdditive } observations(first: 2) { totalCount nodes { value } }
    }
  }`);
  expect(indicator).toMatchObject({
    unit: 'PERSON',
    isAdditiveOverRecords: true,
    isAdditiveOverPeriods: false,
    dimensions: [{ code: 'decision-making-group', isAdditive: false }],
    observations: { totalCount: 10 },
  });
});

test('what an event counts is of its day, and what is counted on several days of the fiscal year', async () => {
  const { event, days, contest, delegates, age } = await ask(`{
    event: observations(where: { records: ["course-2023-date-dv"] }) { nodes { ...period id } }
    days: observations(where: { records: ["course-2023-purple-ribbon"] }) { nodes { ...period } }
    contest: observations(where: { records: ["course-2023-photo-contest"] }) { nodes { date { era } } }
    delegates: observations(where: { indicators: ["peace-delegates"] }) {
      nodes { ...period provenance { status corrections { field kind } } }
    }
    age: observations(where: { indicators: ["peace-ambassador-age-limit"] }) { nodes { ...period } }
  }
  fragment period on Observation { value date { era } dateBasis }`);
  expect(event).toEqual({
    nodes: [
      [167, '令和5年11月16日', 'observation-course-people-course-2023-date-dv-2023-11-16-1'],
      [240, '令和5年12月6日', 'observation-course-people-course-2023-date-dv-2023-12-06-2'],
      [123, '令和6年3月7日', 'observation-course-people-course-2023-date-dv-2024-03-07-3'],
    ].map(([value, era, id]) => ({ value, date: { era }, dateBasis: 'STATED', id })),
  });
  expect(days).toEqual({ nodes: [{ value: 718, date: { era: '令和5年度' }, dateBasis: 'STATED' }] });
  expect(contest).toEqual({ nodes: Array(4).fill({ date: { era: '令和5年度' } }) });
  const supplied = { status: 'CORRECTED', corrections: [{ field: 'date', kind: 'SUPPLEMENT' }] };
  const august = { date: { era: '令和5年8月6日' }, dateBasis: 'STATED', provenance: supplied };
  expect(delegates).toEqual({
    nodes: [
      { value: 5, ...august },
      { value: 2, ...august },
    ],
  });
  expect(age).toEqual({ nodes: [{ value: 30, date: { era: '令和5年度' }, dateBasis: 'STATED' }] });
});
