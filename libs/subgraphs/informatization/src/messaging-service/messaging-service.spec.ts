import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { informatization } from '../subgraph';

describe('the messages of the city', () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openTestSubgraph(informatization);
  });
  afterAll(() => subgraph.close());

  it('go out by email and on LINE, to users that are counted as printed', async () => {
    const { data } = await subgraph.ask(
      '{ messagingServices { name channel registeredUsers registeredUsersUnit countedAsRegistered yearlyDeliveries } }',
    );
    expect(data?.messagingServices).toEqual([
      {
        name: 'ところざわほっとメール',
        channel: 'EMAIL',
        registeredUsers: 30209,
        registeredUsersUnit: 'CASES',
        countedAsRegistered: null,
        yearlyDeliveries: 1971,
      },
      {
        name: '所沢市公式LINEアカウント',
        channel: 'LINE',
        registeredUsers: 6696,
        registeredUsersUnit: 'CASES',
        countedAsRegistered: '友だちのうち、受信の設定をした人。',
        yearlyDeliveries: 1835,
      },
    ]);
  });

  it('that are sent by email are passed on by LINE since June 2023, as the source states', async () => {
    const { data } = await subgraph.ask(
      `{
        line: messagingService(id: "messaging-service-line") { relays { ...link } relayedBy { basis } }
        mail: messagingService(id: "messaging-service-hotto-mail") { relays { basis } relayedBy { ...link } }
      }
      fragment link on MessagingServiceLink { basis date { era } relay { channel } origin { channel } }`,
    );
    const link = {
      basis: 'STATED',
      date: { era: '令和5年6月' },
      relay: { channel: 'LINE' },
      origin: { channel: 'EMAIL' },
    };
    expect(data).toEqual({ line: { relays: [link], relayedBy: [] }, mail: { relays: [], relayedBy: [link] } });
  });

  it('have a unit that is flagged, and notes that the print put astray', async () => {
    const { data } = await subgraph.ask(
      '{ messagingServices { provenance { asOf { fiscalYear } status corrections { field confidence } } } }',
    );
    const undated = { field: 'provenance.asOf', confidence: 'MEDIUM' };
    const unit = { field: 'registeredUsersUnit', confidence: 'LOW' };
    const astray = (field: string) => ({ field, confidence: 'HIGH' });
    const read = { asOf: { fiscalYear: 2023 }, status: 'UNCERTAIN' };
    expect(data?.messagingServices).toEqual([
      { provenance: { ...read, corrections: [undated, unit] } },
      { provenance: { ...read, corrections: [undated, unit, astray('relays'), astray('countedAsRegistered')] } },
    ]);
  });
});
