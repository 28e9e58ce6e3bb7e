import { openCity, serve, type City, type Served } from '../../testing/open-city';
import { openTestGateway, type TestGateway } from '../../testing/open-test-gateway';

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
      sisterCity(id: "sister-city-decatur") { id programs { id } sections { section { code } } }
      chapters { number }
      programs(where: { subjectType: SISTER_CITY }) { nodes { id } }
    }`,
    answerWithout: { sisterCity: { ...decatur, programs: null, sections: null }, chapters: null, programs: null },
    inFull: { sisterCity: { programs: [{ id: 'program-sister-city-decatur' }] }, programs: { nodes: [{}, {}, {}] } },
  },
];

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

  test('each error says which subgraph it is, and what to do', async () => {
    const { errors = [] } = await gateway.ask(query);
    expect(errors.length).toBeGreaterThan(0);
    for (const { message, extensions } of errors) {
      expect(extensions).toEqual({ code: 'SUBGRAPH_UNAVAILABLE', subgraph: lost });
      expect(message).toBe(`The subgraph "${lost}" does not answer; its fields are null. Try again in a moment.`);
    }
  });

  test('the log says why, under the id of the request; callers are not told where it is', async () => {
    gateway.logged.length = 0;
    const { text } = await gateway.ask(query, {}, { 'x-request-id': 'outage-1' });
    expect(gateway.logged).toContainEqual(
      expect.objectContaining({
        reqId: 'outage-1',
        subgraph: lost,
        err: expect.objectContaining({ code: 'ECONNREFUSED' }),
      }),
    );
    expect(text).not.toMatch(/127\.0\.0\.1|ECONNREFUSED|http/);
  });

  test('the gateway is ready all the same', async () => {
    expect((await gateway.get('/health/ready')).status).toBe(200);
  });

  test('once it is back, the next request is answered in full', async () => {
    served = await serve(city.subgraphs, served.port);
    const { data, errors } = await gateway.ask(query);
    expect(errors).toBeUndefined();
    expect(data).toMatchObject(inFull);
  });
});
