import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { regionalPartnership } from '../subgraph';

interface Committee {
  name: string;
  divisionInCharge: string;
  date: { era: string };
  provenance: { corrections: { field: string; read: string }[] };
}

describe('the committees of the council', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(regionalPartnership);
  });
  afterAll(() => subgraph.close());

  it('have sure names and uncertain years, and no month', async () => {
    const { data } = await subgraph.ask(`{
      regionalCouncilCommittee(id: "regional-council-committee-tourism") {
        name
        council { id }
        date { month }
        provenance { status corrections { field printed read confidence } gaps { field reason } }
      }
    }`);
    expect(data?.regionalCouncilCommittee).toEqual({
      name: '観光部会',
      council: { id: 'regional-council-western-saitama' },
      date: { month: null },
      provenance: {
        status: 'UNCERTAIN',
        corrections: [
          { field: 'name', printed: '観 … 光', read: '観光部会', confidence: 'HIGH' },
          {
            field: 'divisionInCharge',
            printed: '観 … 光 … 担 … 当 … 課',
            read: '観光担当課',
            confidence: 'MEDIUM',
          },
          { field: 'date', printed: '5 5 部 環 27 観 30 廃 9 14 15 16', read: '平成27年', confidence: 'LOW' },
        ],
        gaps: [
          { field: 'date.month', reason: 'ILLEGIBLE' },
          { field: 'provenance.asOf', reason: 'NOT_STATED' },
        ],
      },
    });
  });

  it('say the same in their fields as in what is read of the print', async () => {
    const { data } = await subgraph.ask(`{
      regionalCouncils { committees { name divisionInCharge date { era } provenance { corrections { field read } } } }
    }`);
    const [council] = data?.regionalCouncils as { committees: Committee[] }[];
    expect(council?.committees).toHaveLength(8);
    for (const { name, divisionInCharge, date, provenance } of council?.committees ?? []) {
      const read = Object.fromEntries(provenance.corrections.map(({ field, read }) => [field, read]));
      expect(read).toEqual({ name, divisionInCharge, date: date.era });
    }
  });

  it('are not found by an id that none of them has', async () => {
    const { errors } = await subgraph.ask('{ regionalCouncilCommittee(id: "zzz") { id } }');
    expect(errors?.[0]).toMatchObject({
      message: 'No regional council committee has the id "zzz".',
      extensions: { code: 'NOT_FOUND' },
    });
  });
});
