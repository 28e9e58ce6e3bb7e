import { askPage } from '../testing/ask-events';
import { eventually } from '../testing/eventually';
import { madeUpEdition } from '../testing/made-up-edition';
import { openCity, serve, type City, type Served } from '../testing/open-city';
import { openTestGateway, type Answer, type TestGateway } from '../testing/open-test-gateway';
import type { DataFolders } from '../testing/second-edition';

describe('the events of a city that writes', () => {
  let city: City;
  let gateway: TestGateway;
  beforeAll(async () => {
    city = await openCity(undefined, { hasServices: true });
    gateway = await openTestGateway({
      colocated: city.subgraphs,
      responseCache: { megabytes: 8, url: undefined },
    });
  });
  afterAll(async () => {
    await gateway.close();
    await city.close();
  });

  const id = 'joint-event-112089-E-1';

  async function write(query: string, variables: Record<string, unknown> = {}): Promise<void> {
    const services = city.subgraphs.find(({ name }) => name === 'regional-services');
    const caller = { id: 'key-1', municipality: '112089', scopes: ['events:write'] as const };
    const { data, errors } = (await services?.execute({ query, variables, caller })) as Answer;
    const [payload] = Object.values(data ?? {}) as { userErrors: object[] }[];
    expect({ errors, faults: payload?.userErrors }).toEqual({ errors: undefined, faults: [] });
  }

  const put = (changes: object): Promise<void> =>
    write(
      'mutation ($events: [JointEventInput!]!) { putJointEvents(events: $events) { userErrors { code message } } }',
      {
        events: [
          {
            localId: 'E-1',
            name: { ja: '西部地域合同音楽祭' },
            status: 'SCHEDULED',
            hosts: ['112089'],
            date: '2026-10-10',
            endDate: '2026-10-12',
            place: { ja: '航空記念公園' },
            ...changes,
          },
        ],
      },
    );

  const query = `{
    events(where: { between: { start: "2026-10-11", end: "2026-10-11" } }) {
      nodes { id name date { day } end { day } record { ... on JointEvent { id status } } }
    }
  }`;
  const shown = async () => ((await gateway.ask(query)).data?.events as { nodes: Record<string, unknown>[] }).nodes;
  const isHit = async () => (await gateway.ask(query)).headers.get('cache-status') === 'planning-graph; hit';
  const isShown = (expected: boolean) =>
    eventually(expected ? 'it is shown' : 'it is not shown', async () => (await shown()).length > 0 === expected);

  test('an event that was just written is shown on each of its days, from an answer that was cached before', async () => {
    expect(await shown()).toEqual([]);
    await eventually('the empty answer is cached', isHit);
    await put({});
    await isShown(true);
    expect(await shown()).toEqual([
      {
        id: `${id}/date/2026-10-10`,
        name: '西部地域合同音楽祭',
        date: { day: '2026-10-10' },
        end: { day: '2026-10-12' },
        record: { id, status: 'SCHEDULED' },
      },
    ]);
    await eventually('the answer is cached', isHit);
  });

  test('one that is canceled or postponed does not happen, until it is scheduled again', async () => {
    for (const status of ['CANCELED', 'POSTPONED']) {
      await put({ status });
      await isShown(false);
      await put({ status: 'TENTATIVE' });
      await isShown(true);
    }
  });

  test('one that moves to another day is shown there alone, and one that is retired nowhere', async () => {
    await put({ date: '2026-11-01', endDate: null });
    await isShown(false);
    const ids = async () => {
      const { nodes } = await askPage(gateway, { where: { subgraphs: ['REGIONAL_SERVICES'] } });
      return nodes.map((event) => event.id);
    };
    await eventually('it is shown on its new day', async () => (await ids()).length > 0);
    expect(await ids()).toEqual([`${id}/date/2026-11-01`]);
    await write('mutation { retireJointEvents(events: [{ localId: "E-1" }]) { userErrors { code message } } }');
    await eventually('it is shown nowhere', async () => (await ids()).length === 0);
  });
});

describe('while a domain in a process of its own is down', () => {
  const lost = 'international-relations';
  let city: City;
  let served: Served;
  let gateway: TestGateway;
  beforeAll(async () => {
    city = await openCity();
    served = await serve(city.subgraphs.filter(({ name }) => name === lost));
    gateway = await openTestGateway({
      colocated: city.subgraphs.filter(({ name }) => name !== lost),
      subgraphUrl: served.subgraphUrl,
    });
  });
  afterAll(async () => {
    await gateway.close();
    await city.close();
  });

  test('its events are still told, and only their records are missing', async () => {
    const query = `{
      events(where: { between: { start: 1966, end: 1970 } }) {
        unavailable
        nodes { name fieldName date { era } record { ... on Record { name } } }
      }
    }`;
    const told = (name: string | null) => [
      {
        name: '所沢市国際友好委員会',
        fieldName: '創立',
        date: { era: '昭和41年' },
        record: name && { name: '所沢市国際友好委員会' },
      },
      { name: 'ディケイター市', fieldName: '締結日', date: { era: '昭和41年5月6日' }, record: name && { name } },
      {
        name: '計算センターへの委託',
        fieldName: '時期',
        date: { era: '昭和43年度' },
        record: { name: '計算センターへの委託' },
      },
    ];
    const whole = await gateway.ask(query);
    expect(whole.errors).toBeUndefined();
    expect(whole.data).toEqual({ events: { unavailable: [], nodes: told('ディケイター市') } });
    await served.server.close();
    const partial = await gateway.ask(query);
    expect(partial.data).toMatchObject({ events: { nodes: told(null) } });
    expect(partial.errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: lost } }]);
  });
});

describe('in a later edition', () => {
  let folders: DataFolders;
  let city: City;
  let gateway: TestGateway;
  beforeAll(async () => {
    folders = madeUpEdition();
    city = await openCity(folders.definitions);
    gateway = await openTestGateway({ colocated: city.subgraphs });
  });
  afterAll(async () => {
    await gateway.close();
    await city.close();
    folders.remove();
  });

  const recordsIn = async (edition?: string): Promise<string[]> => {
    const where = { text: 'ひきこもり', recordTypes: ['CENTER_COURSE'] };
    const { nodes } = await askPage(gateway, { where, edition }, 'recordId');
    return nodes.map(({ recordId }) => recordId);
  };

  test('what an earlier edition printed has happened all the same, and each edition has its own', async () => {
    const [earlier, later] = ['course-2023-hikikomori', 'course-2024-hikikomori'];
    expect(await recordsIn()).toEqual([earlier, earlier, earlier, earlier, later]);
    expect(await recordsIn('R6')).toEqual(Array.from({ length: 4 }, () => `${earlier}@2024`));
    expect(await recordsIn('2025')).toEqual([`${later}@2025`]);
  });

  test('an edition tells what two of its records tell once, as the newest versions do', async () => {
    const where = { recordTypes: ['INFORMATIZATION_POLICY', 'SYSTEM_MILESTONE'], fiscalYear: 2007 };
    const { nodes } = await askPage(gateway, { where, edition: '2025' }, 'id');
    expect(nodes).toEqual([{ id: 'informatization-policy-core-system-renewal-plan@2025/adopted/2007FY' }]);
  });
});
