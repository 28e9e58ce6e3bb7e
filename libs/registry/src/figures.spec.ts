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
