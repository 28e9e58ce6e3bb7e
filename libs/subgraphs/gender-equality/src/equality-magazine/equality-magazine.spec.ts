import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { genderEquality } from '../subgraph';

describe('the magazine on gender equality', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(genderEquality);
  });
  afterAll(() => subgraph.close());

  it('is SUN: twice a year, four pages of A4, five thousand copies each time', async () => {
    const { data } = await subgraph.ask(
      '{ equalityMagazines { name issuesPerYear volumes paperSize pages copiesPerIssue } }',
    );
    expect(data?.equalityMagazines).toEqual([
      { name: 'SUN', issuesPerYear: 2, volumes: [65, 66], paperSize: 'A4', pages: 4, copiesPerIssue: 5000 },
    ]);
  });

  it('names no fiscal year for its volumes, because the source names none', async () => {
    const { data } = await subgraph.ask(
      '{ equalityMagazine(id: "equality-magazine-sun") { provenance { asOf { fiscalYear } gaps { field reason } } } }',
    );
    expect(data?.equalityMagazine).toEqual({
      provenance: {
        asOf: null,
        gaps: [{ field: 'provenance.asOf', reason: 'NOT_STATED' }],
      },
    });
  });

  it('is not found by an id that none has', async () => {
    const { errors } = await subgraph.ask('{ equalityMagazine(id: "zzz") { id } }');
    expect(errors?.[0]).toMatchObject({
      message: 'No equality magazine has the id "zzz".',
      extensions: { code: 'NOT_FOUND' },
    });
  });
});
