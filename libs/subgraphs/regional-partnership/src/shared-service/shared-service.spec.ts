import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { regionalPartnership } from '../subgraph';
import { sharedService } from './shared-service';

describe('what the five cities share', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(regionalPartnership);
  });
  afterAll(() => subgraph.close());

  it('is three kinds of facilities, joint events and the treatment of waste', async () => {
    const { data } = await subgraph.ask('{ sharedServices { kind name } }');
    expect(data?.sharedServices).toEqual([
      { kind: 'FACILITY_SHARING', name: '文化施設の相互利用' },
      { kind: 'FACILITY_SHARING', name: '図書館の相互利用' },
      { kind: 'FACILITY_SHARING', name: '体育施設の相互利用' },
      { kind: 'JOINT_EVENTS', name: 'イベントの共同開催' },
      { kind: 'WASTE_TREATMENT', name: 'ごみ処理の協力体制' },
    ]);
  });

  it('lists all members of the council, since the source does not say which of them take part', async () => {
    const { data } = await subgraph.ask(`{
      sharedService(id: "shared-service-libraries") {
        council { name sharedServices { id } }
        members { name }
        membersBasis
        membersReason(locale: EN)
        provenance { status lines }
      }
    }`);
    expect(data?.sharedService).toMatchObject({
      council: { name: '埼玉県西部地域まちづくり協議会', sharedServices: { length: 5 } },
      members: ['所沢市', '飯能市', '狭山市', '入間市', '日高市'].map((name) => ({ name })),
      membersBasis: 'EDITORIAL',
      membersReason: expect.stringContaining('does not say which cities take part') as string,
      provenance: { status: 'AS_PRINTED', lines: [394] },
    });
  });

  it('has a purpose in the source only where it is for bringing people together', async () => {
    const { data } = await subgraph.ask(`{
      events: sharedService(id: "shared-service-joint-events") { purpose provenance { gaps { field } } }
      waste: sharedService(id: "shared-service-waste") { purpose provenance { gaps { field reason } } }
    }`);
    expect(data).toEqual({
      events: { purpose: expect.stringContaining('交流') as string, provenance: { gaps: [] } },
      waste: { purpose: null, provenance: { gaps: [{ field: 'purpose', reason: 'NOT_STATED' }] } },
    });
  });

  it('is not found by an id that nothing shared has', async () => {
    const { errors } = await subgraph.ask('{ sharedService(id: "zzz") { id } }');
    expect(errors?.[0]).toMatchObject({
      message: 'No shared service has the id "zzz".',
      extensions: { code: 'NOT_FOUND' },
    });
  });
});

describe('a shared service in the data file', () => {
  it('is shared by two municipalities at least', () => {
    const row = {
      id: 'shared-service-libraries',
      councilId: 'regional-council-western-saitama',
      kind: 'FACILITY_SHARING',
      name: { ja: '図書館の相互利用' },
      members: ['municipality-112089', 'municipality-112097'],
      membersBasis: 'STATED',
      membersReason: { ja: '資料が二つの市を挙げている。' },
    };
    expect(sharedService.row.safeParse(row).success).toBe(true);
    expect(sharedService.row.safeParse({ ...row, members: ['municipality-112089'] }).success).toBe(false);
  });
});
