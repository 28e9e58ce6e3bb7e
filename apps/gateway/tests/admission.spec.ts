import { BlockList } from 'node:net';
import { Agent, request } from 'undici';
import { eventually } from '../testing/eventually';
import { openCity, type City } from '../testing/open-city';
import { manyRequests, openTestGateway, type TestGateway } from '../testing/open-test-gateway';
import { openStandIn, type StandIn } from '../testing/stand-in';
import type { GatewayOptions } from '../src/gateway';

let city: City;
beforeAll(async () => (city = await openCity()));
afterAll(() => city.close());

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

async function open(
  limits: Partial<GatewayOptions['admissionLimits']>,
  options: Partial<GatewayOptions> = {},
): Promise<TestGateway> {
  const admissionLimits = { ...manyRequests, ...limits };
  const gateway = await openTestGateway({ colocated: city.subgraphs, admissionLimits, ...options });
  opened.push(gateway);
  return gateway;
}

interface Heard {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

/** Somebody who asks from an address of this machine. */
function callerFrom(localAddress: string, gateway: TestGateway, connections = 20) {
  const dispatcher = new Agent({ localAddress, connections });
  opened.push(dispatcher);
  const url = gateway.url.replace('localhost', '127.0.0.1');
  async function get(path: string, headers: Record<string, string> = {}): Promise<Heard> {
    const response = await request(url + path, { headers, dispatcher });
    return { status: response.statusCode, headers: response.headers, text: await response.body.text() };
  }
  async function ask(query: string, headers: Record<string, string> = {}): Promise<Heard> {
    const response = await request(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
      dispatcher,
    });
    return { status: response.statusCode, headers: response.headers, text: await response.body.text() };
  }
  return { get, ask };
}

const codeIn = ({ text }: Heard): string | undefined =>
  (JSON.parse(text) as { errors?: { extensions: { code: string } }[] }).errors?.[0]?.extensions.code;

const cities = '{ sisterCities { id } }';

describe('a caller who asks more often than one caller may', () => {
  test('is refused until the minute is over, while others are answered', async () => {
    const gateway = await open({ requestsPerMinute: 5 });
    const [greedy, other] = [callerFrom('127.0.0.1', gateway), callerFrom('127.0.0.2', gateway)];
    const answers: Heard[] = [];
    for (let n = 0; n < 7; n++) answers.push(await greedy.ask(cities));

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429, 429]);
    expect(answers.map(codeIn).slice(4)).toEqual([undefined, 'TOO_MANY_REQUESTS', 'TOO_MANY_REQUESTS']);
    expect(answers[0]?.headers).toMatchObject({
      'ratelimit-policy': '"minute";q=5;w=60',
      ratelimit: expect.stringMatching(/^"minute";r=4;t=(60|5\d)$/),
    });
    expect(answers[6]?.headers).toMatchObject({
      ratelimit: expect.stringMatching(/^"minute";r=0;t=\d+$/),
      'retry-after': expect.stringMatching(/^[1-9]\d?$/),
      'cache-control': 'no-store',
      // A page of another site may read why.
      'access-control-allow-origin': '*',
    });
    expect((await other.ask(cities)).status).toBe(200);
    const told = gateway.logged.filter(({ incident }) => incident === 'request-refused');
    expect(told).toEqual([expect.objectContaining({ reason: 'rate' })]);
  });

  test('is told so as problem details outside GraphQL, and a load balancer never is', async () => {
    const gateway = await open({ requestsPerMinute: 1 });
    const { get } = callerFrom('127.0.0.1', gateway);
    await get('/schema.graphql');
    const refused = await get('/schema.graphql');
    expect(refused).toMatchObject({
      status: 429,
      headers: { 'content-type': 'application/problem+json; charset=utf-8' },
    });
    expect(JSON.parse(refused.text)).toMatchObject({ title: 'Too Many Requests', status: 429 });
    for (const path of ['/health/live', '/health/ready', '/health/ready?x']) expect((await get(path)).status).toBe(200);
    expect((await get('/health/subgraphs')).status).toBe(429);
  });

  test('still gets what is cached', async () => {
    const gateway = await open({ requestsPerMinute: 40 }, { responseCache: { megabytes: 1, url: undefined } });
    const { ask } = callerFrom('127.0.0.1', gateway);
    const isHit = ({ headers }: Heard): boolean => headers['cache-status'] === 'planning-graph; hit';
    let stored: Heard | undefined;
    await eventually('it is cached', async () => {
      const answer = await ask(cities);
      if (answer.headers['cache-status']?.includes('stored')) stored = answer;
      return isHit(answer);
    });
    expect(stored?.headers).toHaveProperty('ratelimit');
    await eventually(
      'the limit is reached',
      async () => (await ask('{ chapters { id } }', { authorization: 'none' })).status === 429,
    );
    const cached = await ask(cities);
    expect(isHit(cached)).toBe(true);
    // What is left belongs to the answer with which it was told, and not to the cached one.
    expect(cached.headers).not.toHaveProperty('ratelimit');
  });

  test('is refused even what is cached when they ask twenty times as often', async () => {
    const gateway = await open({ requestsPerMinute: 3 }, { responseCache: { megabytes: 1, url: undefined } });
    let address = 0;
    const askAsAnother = () => callerFrom(`127.0.1.${++address}`, gateway).ask(cities);
    const isHit = ({ headers }: Heard): boolean => headers['cache-status'] === 'planning-graph; hit';
    await eventually('it is cached', async () => isHit(await askAsAnother()));
    const greedy = callerFrom('127.0.0.1', gateway);
    const answers: Heard[] = [];
    for (let n = 0; n < 62; n++) answers.push(await greedy.ask(cities));
    expect(answers.slice(0, 60).map(({ status }) => status)).toEqual(Array(60).fill(200));
    expect(answers.slice(60).map(codeIn)).toEqual(['TOO_MANY_REQUESTS', 'TOO_MANY_REQUESTS']);
    expect(answers.slice(59).map(({ headers }) => headers.connection)).toEqual(['keep-alive', 'close', 'close']);
    expect((await askAsAnother()).status).toBe(200);
  });
});

describe('who a caller is', () => {
  const forwarded = (client: string) => ({ 'x-forwarded-for': client, forwarded: `for=${client}` });

  test('is not decided by what they say themselves', async () => {
    const gateway = await open({ requestsPerMinute: 1 });
    const { ask } = callerFrom('127.0.0.1', gateway);
    await ask(cities, forwarded('203.0.113.1'));
    expect((await ask(cities, forwarded('203.0.113.2'))).status).toBe(429);
  });

  test('is decided by a proxy that is trusted, and by no other', async () => {
    const trustedProxies = new BlockList();
    trustedProxies.addAddress('127.0.0.9');
    const gateway = await open({ requestsPerMinute: 1, maxConnectionsPerCaller: 1 }, { trustedProxies });
    const [proxy, stranger] = [callerFrom('127.0.0.9', gateway), callerFrom('127.0.0.1', gateway, 1)];
    // A proxy appends; what stands before is the caller's own word.
    expect((await proxy.ask(cities, forwarded('198.51.100.1, 203.0.113.1'))).status).toBe(200);
    expect((await proxy.ask(cities, forwarded('198.51.100.2, 203.0.113.1'))).status).toBe(429);
    const others = ['203.0.113.2', '203.0.113.3', '2001:db8::1'].map((client) => proxy.ask(cities, forwarded(client)));
    expect((await Promise.all(others)).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await proxy.ask(cities, forwarded('2001:db8::2'))).status).toBe(429);
    expect((await stranger.ask(cities, forwarded('203.0.113.4'))).status).toBe(200);
    expect((await stranger.ask(cities, forwarded('203.0.113.5'))).status).toBe(429);
  });
});

describe('while as much is under way as may be', () => {
  let slow: StandIn;
  beforeEach(async () => {
    slow = await openStandIn();
    opened.push(slow);
    slow.answers({ data: { sisterCities: [] } });
    slow.hold();
  });

  /** Requests that differ, so that none shares the answer of another; when all are under way. */
  async function underWay(requests: Promise<Heard>[]): Promise<Promise<Heard>[]> {
    await eventually('they are under way', () => slow.asked.length === requests.length);
    return requests;
  }
  const question = (n: number): string => `{ sisterCities { id a${n}: id } }`;

  test('one caller has no more than their share, and others are answered', async () => {
    const gateway = await open({ maxUnderWayPerCaller: 2 }, { colocated: [], subgraphUrl: slow.subgraphUrl });
    const [greedy, other] = [callerFrom('127.0.0.1', gateway), callerFrom('127.0.0.2', gateway)];
    const begun = await underWay([1, 2].map((n) => greedy.ask(question(n))));
    const refused = await greedy.ask(question(3));
    expect(refused).toMatchObject({ status: 429, headers: { 'retry-after': '1' } });
    expect(codeIn(refused)).toBe('TOO_MANY_REQUESTS');
    const answered = [...begun, other.ask(question(4))];
    slow.goOn();
    expect((await Promise.all(answered)).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await greedy.ask(question(5))).status).toBe(200);
  });

  test('a new request is told of the overload, whoever sends it, and not of a subgraph that does not answer', async () => {
    const gateway = await open({ maxUnderWay: 2 }, { colocated: [], subgraphUrl: slow.subgraphUrl });
    const [one, other] = [callerFrom('127.0.0.1', gateway), callerFrom('127.0.0.2', gateway)];
    const begun = await underWay([1, 2].map((n) => one.ask(question(n))));
    const refused = await other.ask(question(3));
    expect(refused).toMatchObject({ status: 503, headers: { 'retry-after': '1' } });
    expect(codeIn(refused)).toBe('OVERLOADED');
    expect((await other.get('/health/live')).status).toBe(200);
    slow.goOn();
    expect((await Promise.all(begun)).map(({ status }) => status)).toEqual([200, 200]);
    expect((await other.ask(question(3))).status).toBe(200);
    const told = gateway.logged.filter(({ incident }) => incident === 'request-refused');
    expect(told).toEqual([expect.objectContaining({ reason: 'overload' })]);
  });

  test('who goes away leaves their place when their answer is made, and no place is lost', async () => {
    const gateway = await open({ maxUnderWay: 1 }, { colocated: [], subgraphUrl: slow.subgraphUrl });
    const { ask } = callerFrom('127.0.0.2', gateway);
    const going = new AbortController();
    const gone = fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: question(1) }),
      signal: going.signal,
    });
    await eventually('it is under way', () => slow.asked.length === 1);
    going.abort();
    await expect(gone).rejects.toThrow('aborted');
    expect((await ask(question(2))).status).toBe(503);
    slow.goOn();
    await eventually('its place is free', async () => (await ask(question(3))).status === 200);
  });
});
