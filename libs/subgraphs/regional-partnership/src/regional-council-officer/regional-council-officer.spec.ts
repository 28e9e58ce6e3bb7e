import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { regionalPartnership } from '../subgraph';

interface Officer {
  provenance: {
    status: string;
    corrections: { field: string; printed: string; read: string; confidence: string }[];
    gaps: { field: string; reason: string }[];
  };
}

describe('the officers of the council', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(regionalPartnership);
  });
  afterAll(() => subgraph.close());

  it('are uncertain, each with the letters of the chart that they are read from', async () => {
    const { data } = await subgraph.ask(`{
      regionalCouncils {
        officers { provenance { status corrections { field printed read confidence } gaps { field reason } } }
      }
    }`);
    const [council] = data?.regionalCouncils as { officers: Officer[] }[];
    const reading = (printed: string, read: string): Officer => ({
      provenance: {
        status: 'UNCERTAIN',
        corrections: [{ field: 'office', printed, read, confidence: 'MEDIUM' }],
        gaps: [{ field: 'provenance.asOf', reason: 'NOT_STATED' }],
      },
    });
    expect(council?.officers).toEqual([
      reading('会 長 所沢市長', '会長'),
      reading('副会長 会 長 所沢市長 飯能市長', '副会長'),
      reading('副会長 狭山市長', '副会長'),
      reading('監 監 事 入間市長', '監事'),
      reading('監 監 事 入間市長 事 日高市長', '監事'),
    ]);
  });

  it('lead to their council', async () => {
    const { data } = await subgraph.ask('{ municipality(code: "112089") { councilOffices { council { id } } } }');
    expect(data?.municipality).toEqual({ councilOffices: [{ council: { id: 'regional-council-western-saitama' } }] });
  });
});
