import { eventually } from '../testing/eventually';
import { openCity, serve, type City, type Served } from '../testing/open-city';
import { openTestGateway, type TestGateway } from '../testing/open-test-gateway';

let city: City;
beforeAll(async () => (city = await openCity()));
afterAll(() => city.close());

interface Outage {
  lost: string;
  /** Root fields of both domains, and fields of the lost one inside the other. */
  query: string;
  answerWithout: object;
  /** A few fields of the lost domain. */
  inFull: object;
}

const decatur = { id: 'sister-city-decatur' };

const outages: Outage[] = [
  {
    lost: 'international-relations',
    query: `{
      sisterCity(id: "sister-city-decatur") { name }
      chapters { number }
      program(id: "program-sister-city-decatur") { id subject { ... on SisterCity { id name } } }
    }`,
    answerWithout: {
      sisterCity: null,
      chapters: [1, 2, 3, 4, 5, 6, 7].map((number) => ({ number })),
      program: { id: 'program-sister-city-decatur', subject: null },
    },
    inFull: { sisterCity: { name: 'ディケイター市' }, program: { subject: { ...decatur, name: 'ディケイター市' } } },
  },
  {
    lost: 'comprehensive-plan',
    query: `{
      sisterCity(id: "sister-city-decatur") { id programs { id } sections { code } }
      chapters { number }
      programs(where: { subjectType: SISTER_CITY }) { nodes { id } }
    }`,
    answerWithout: { sisterCity: { ...decatur, programs: null, sections: null }, chapters: null, programs: null },
    inFull: { sisterCity: { programs: [{ id: 'program-sister-city-decatur' }] }, programs: { nodes: [{}, {}, {}] } },
  },
];

/** The value at a path, or the null around it. */
const valueAt = (data: unknown, path: readonly (string | number)[] = []): unknown =>
  path.reduce((value, part) => (value as Record<string | number, unknown> | null)?.[part] ?? null, data);

describe.each(outages)('while $lost is down', ({ lost, query, answerWithout, inFull }) => {
  let gateway: TestGateway;
  let served: Served;
  beforeAll(async () => {
    served = await serve(city.subgraphs.filter(({ name }) => name === lost));
    gateway = await openTestGateway({
      colocated: city.subgraphs.filter(({ name }) => name !== lost),
      subgraphUrl: served.subgraphUrl,
    });
    expect((await gateway.ask(query)).errors).toBeUndefined();
    await served.server.close();
  });
  afterAll(async () => {
    await gateway.close();
    await served.server.close();
  });

  test('the rest answers, and its own fields are null', async () => {
    const { status, data } = await gateway.ask(query);
    expect(status).toBe(200);
    expect(data).toEqual(answerWithout);
  });

  test('each error says which subgraph it is, what to do, and which field is missing', async () => {
    const { data, errors = [] } = await gateway.ask(query);
    expect(errors.length).toBeGreaterThan(0);
    for (const { message, path, extensions } of errors) {
      expect(path).toBeDefined();
      expect(valueAt(data, path)).toBeNull();
      expect(extensions).toEqual({ code: 'SUBGRAPH_UNAVAILABLE', subgraph: lost });
      expect(message).toBe(`The subgraph "${lost}" does not answer; its fields are null. Try again in a moment.`);
    }
  });

  test('the log says so once, and why; callers are not told where it is', async () => {
    const texts = [];
    for (let time = 0; time < 10; time++) texts.push((await gateway.ask(query)).text);
    const states = gateway.logged.filter(({ incident }) => incident === 'subgraph-state');
    expect(states).toEqual([
      expect.objectContaining({
        reason: `${lost} down`,
        subgraph: lost,
        because: 'the subgraph cannot be reached',
        err: expect.objectContaining({ code: 'ECONNREFUSED' }),
        requestId: expect.any(String),
      }),
    ]);
    expect(gateway.logged.filter(({ incident }) => incident === 'subgraph-failure')).toHaveLength(1);
    expect(texts.join()).not.toMatch(/127\.0\.0\.1|ECONNREFUSED|http/);
  });

  test('the gateway is ready all the same, and says what is down', async () => {
    const response = await gateway.get('/health/ready');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'ready', down: [lost] });
  });

  test('once it is back, requests are answered in full, and the log says so', async () => {
    served = await serve(city.subgraphs, served.port);
    await eventually('requests are answered in full', async () => !(await gateway.ask(query)).errors);
    expect((await gateway.ask(query)).data).toMatchObject(inFull);
    expect(gateway.logged).toContainEqual(
      expect.objectContaining({ incident: 'subgraph-state', reason: `${lost} up`, seconds: expect.any(Number) }),
    );
  });
});
