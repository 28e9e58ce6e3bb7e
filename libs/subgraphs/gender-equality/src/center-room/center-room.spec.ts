import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { genderEquality } from '../subgraph';
import { centerRoom } from './center-room';

describe('the rooms of the center', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(genderEquality);
  });
  afterAll(() => subgraph.close());

  it('have their capacity, area, use and tariffs', async () => {
    const { data } = await subgraph.ask(
      '{ centerRooms { name capacityPersons areaM2 areaIsApproximate use tariffs { kind feeYen } } }',
    );
    const standard = [{ kind: 'STANDARD', feeYen: 320 }];
    expect(data?.centerRooms).toEqual([
      {
        name: '図書・資料コーナー',
        capacityPersons: null,
        areaM2: 195,
        areaIsApproximate: true,
        use: 'NOT_RENTABLE',
        tariffs: [],
      },
      {
        name: '会議室',
        capacityPersons: 50,
        areaM2: 80,
        areaIsApproximate: false,
        use: 'RENTABLE',
        tariffs: standard,
      },
      {
        name: '研修室',
        capacityPersons: 30,
        areaM2: 56,
        areaIsApproximate: false,
        use: 'RENTABLE',
        tariffs: standard,
      },
      {
        name: '生活工房室',
        capacityPersons: null,
        areaM2: 76,
        areaIsApproximate: false,
        use: 'RENTABLE',
        tariffs: [
          { kind: 'WITH_COOKING_COUNTER', feeYen: 630 },
          { kind: 'WITHOUT_COOKING_COUNTER', feeYen: 320 },
        ],
      },
      {
        name: '保育室',
        capacityPersons: null,
        areaM2: 36,
        areaIsApproximate: false,
        use: 'CENTER_USERS_ONLY',
        tariffs: null,
      },
    ]);
  });

  it('cost so much for some slots, part by part', async () => {
    const { data } = await subgraph.ask(`{
      centerRoom(id: "center-room-workshop") {
        name(locale: EN)
        fee(slots: [6, 5], tariff: WITH_COOKING_COUNTER) {
          ... on CenterRoomFee {
            tariff { kind feeYen }
            parts { slot { number hours { start end } } feeYen }
            feeYen
          }
        }
      }
    }`);
    expect(data?.centerRoom).toEqual({
      name: 'Home crafts room',
      fee: {
        tariff: { kind: 'WITH_COOKING_COUNTER', feeYen: 630 },
        parts: [
          { slot: { number: 5, hours: { start: '17:30', end: '19:30' } }, feeYen: 630 },
          { slot: { number: 6, hours: { start: '19:30', end: '21:30' } }, feeYen: 630 },
        ],
        feeYen: 1260,
      },
    });
  });

  it('answer the fee of those that have one, and why the others have none', async () => {
    const { data, errors } = await subgraph.ask(`{
      centerRooms {
        fee(slots: [1]) {
          ... on CenterRoomFee { feeYen }
          ... on NoCenterRoomFee { reason explanation tariffs { kind feeYen } }
        }
      }
    }`);
    expect(errors).toBeUndefined();
    expect(data?.centerRooms).toEqual([
      { fee: { reason: 'NOT_RENTABLE', explanation: 'この室は貸し出していない。', tariffs: [] } },
      { fee: { feeYen: 320 } },
      { fee: { feeYen: 320 } },
      {
        fee: {
          reason: 'TARIFF_REQUIRED',
          explanation: 'この室の使用料は使い方によって異なる。料金区分を一つ指定する。',
          tariffs: [
            { kind: 'WITH_COOKING_COUNTER', feeYen: 630 },
            { kind: 'WITHOUT_COOKING_COUNTER', feeYen: 320 },
          ],
        },
      },
      {
        fee: {
          reason: 'FEE_NOT_STATED',
          explanation: 'この室は施設利用者にのみ貸し出され、使用料は記載がない。',
          tariffs: [],
        },
      },
    ]);
  });

  it('answer the rest when a slot does not exist, and say which there are', async () => {
    const { data, errors } = await subgraph.ask(
      '{ centerRoom(id: "center-room-nursery") { areaM2 fee(slots: [7]) { __typename } } }',
    );
    expect(data?.centerRoom).toEqual({ areaM2: 36, fee: null });
    expect(errors?.[0]).toMatchObject({
      message: expect.stringMatching(/^There is no slot 7\. The slots are 1 /),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it('show where the print was read otherwise, and what it does not state', async () => {
    const { data } = await subgraph.ask(
      '{ centerRooms { provenance { status corrections { field printed } gaps { field } } } }',
    );
    const fee = (tariff: number, printed: string) => ({ field: `tariffs.${tariff}.feeYen`, printed });
    const [noCapacity, undated] = [{ field: 'capacityPersons' }, { field: 'provenance.asOf' }];
    const read = (corrections: object[], gaps: object[]) => ({
      provenance: { status: corrections.length > 0 ? 'CORRECTED' : 'AS_PRINTED', corrections, gaps },
    });
    expect(data?.centerRooms).toEqual([
      read([], [noCapacity]),
      read([fee(0, '1区分 320円')], [undated]),
      read([fee(0, '1区分 320円')], [undated]),
      read(
        [
          { field: 'tariffs', printed: '生活工房室(76㎡) 調理台使用 / 生活工房室(76㎡) 調理台使用無' },
          fee(0, '1区分 630円'),
          fee(1, '1区分 320円'),
        ],
        [noCapacity, undated],
      ),
      read([{ field: 'use', printed: '施設利用者 … のみ貸出可' }], [noCapacity, { field: 'tariffs' }]),
    ]);
  });

  it('are not found by an id that none of them has', async () => {
    const { errors } = await subgraph.ask('{ centerRoom(id: "zzz") { id } }');
    expect(errors?.[0]).toMatchObject({
      message: 'No center room has the id "zzz".',
      extensions: { code: 'NOT_FOUND' },
    });
  });
});

describe('a room in the data file', () => {
  const room = { id: 'room', centerId: 'center', number: 1, name: { ja: '会議室' }, areaM2: 80 };
  const tariffs = [{ kind: 'STANDARD', feeYen: 320 }];

  it.each([
    { use: 'RENTABLE', tariffs },
    { use: 'NOT_RENTABLE', tariffs: [] },
    { use: 'CENTER_USERS_ONLY', tariffs: null },
  ])('may be %j', (row) => {
    expect(centerRoom.row.safeParse({ ...room, ...row }).success).toBe(true);
  });

  it.each([
    { use: 'RENTABLE', tariffs: [] },
    { use: 'RENTABLE', tariffs: null },
    { use: 'NOT_RENTABLE', tariffs },
  ])('may not be %j', (row) => {
    expect(centerRoom.row.safeParse({ ...room, ...row }).error?.issues[0]?.message).toBe(
      'A room that is let has a tariff, and no other room has one.',
    );
  });
});
