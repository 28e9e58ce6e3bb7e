import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { regionalPartnership } from '../subgraph';

describe('the members of the council', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(regionalPartnership);
  });
  afterAll(() => subgraph.close());

  it('joined in the era that the source prints, although 2019 ended as 令和元年', async () => {
    const { data } = await subgraph.ask(`{
      municipality(code: "112429") { councilMemberships { date { precision year era eras } } }
    }`);
    expect(data?.municipality).toEqual({
      councilMemberships: [
        { date: { precision: 'YEAR', year: 2019, era: '平成31年', eras: ['平成31年', '令和元年'] } },
      ],
    });
  });

  it('are stated by the source as they stand', async () => {
    const { data } = await subgraph.ask('{ regionalCouncils { members { provenance { status lines heading } } } }');
    const stated = { provenance: { status: 'AS_PRINTED', lines: [394], heading: '広域行政' } };
    expect(data?.regionalCouncils).toEqual([{ members: [stated, stated, stated, stated, stated] }]);
  });
});
