import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { informatization } from '../subgraph';

describe('the website of the city', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(informatization);
  });
  afterAll(() => subgraph.close());

  it('went online in April 1996 and had 31,187,591 accesses in a year read as FY2023', async () => {
    const { data } = await subgraph.ask(
      '{ cityWebsites { name yearlyAccesses opening { date { era } } provenance { asOf { fiscalYear } status } } }',
    );
    expect(data?.cityWebsites).toEqual([
      {
        name: '所沢市ホームページ',
        yearlyAccesses: 31187591,
        opening: { date: { era: '平成8年4月' } },
        provenance: { asOf: { fiscalYear: 2023 }, status: 'UNCERTAIN' },
      },
    ]);
  });

  it('is found by its id alone', async () => {
    const { data, errors } = await subgraph.ask(
      '{ cityWebsite(id: "city-website-tokorozawa") { name } other: cityWebsite(id: "zzz") { id } }',
    );
    expect(data).toEqual({ cityWebsite: { name: '所沢市ホームページ' }, other: null });
    expect(errors?.[0]?.message).toBe('No city website has the id "zzz".');
  });
});
