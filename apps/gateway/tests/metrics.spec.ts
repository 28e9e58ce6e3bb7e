import { get } from 'node:http';
import { openCity, type City } from '../testing/open-city';
import { eventually } from '../testing/eventually';
import { manyRequests, openTestGateway, type TestGateway } from '../testing/open-test-gateway';

let city: City;
let gateway: TestGateway;
beforeAll(async () => {
  city = await openCity();
  gateway = await openTestGateway({
    colocated: city.subgraphs,
    responseCache: { megabytes: 1, url: undefined },
    admissionLimits: { ...manyRequests, requestsPerMinute: 1_000 },
    metrics: { host: '127.0.0.1', port: 0 },
  });
});
afterAll(async () => {
  await gateway.close();
  await city.close();
});

const metricsText = async (): Promise<string> => (await fetch(gateway.metricsUrl as string)).text();

/** The value of a figure by its name and labels. */
async function figure(name: string): Promise<number> {
  const line = (await metricsText()).split('\n').find((one) => one.startsWith(`${name} `));
  return Number(line?.split(' ')[1] ?? 0);
}

test('the figures of the process are in the format of Prometheus', async () => {
  const response = await fetch(gateway.metricsUrl as string);
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  const text = await response.text();
  expect(text).toContain('# TYPE process_resident_memory_bytes gauge');
  expect(text).toContain('# TYPE planning_graph_requests_under_way gauge');
});

test('cached answers are counted, and the others', async () => {
  const result = (name: string) => figure(`planning_graph_cacheable_requests_total{result="${name}"}`);
  const [hits, misses] = [await result('hit'), await result('miss')];
  expect(misses).toBe(0);
  let asked = 0;
  await eventually('an answer is cached', async () => {
    asked++;
    return (await gateway.ask('{ chapters { id } }')).headers.get('cache-status') === 'planning-graph; hit';
  });
  expect([await result('hit'), await result('miss')]).toEqual([hits + 1, asked - 1]);
});

test('how long answers take is measured, cached ones by themselves', async () => {
  const count = (cached: boolean) => figure(`planning_graph_answer_seconds_count{cached="${cached}"}`);
  const before = [await count(true), await count(false)] as const;
  const answers = { hit: 0, other: 0 };
  for (let time = 0; time < 5; time++) {
    const { headers } = await gateway.ask('{ chapters { id number } }');
    answers[headers.get('cache-status') === 'planning-graph; hit' ? 'hit' : 'other']++;
  }
  const expected = [before[0] + answers.hit, before[1] + answers.other];
  await eventually('all are noted', async () => String([await count(true), await count(false)]) === String(expected));
});

test.each([
  ['QUERY_TOO_DEEP', `{ sections { ${'chapter { sections { '.repeat(8)} id ${'} }'.repeat(8)} } }`],
  ['QUERY_TOO_LONG', `{ chapters { ${'id '.repeat(1_600)} } }`],
])('a refusal by a limit of operations is counted and logged under %s', async (code, query) => {
  expect((await gateway.ask(query)).errors?.[0]?.extensions.code).toBe(code);
  expect(await figure(`planning_graph_incidents_total{incident="request-refused",reason="${code}"}`)).toBe(1);
  expect(gateway.logged).toContainEqual(expect.objectContaining({ incident: 'request-refused', reason: code }));
});

test('they are told at an address of their own, and never where callers ask', async () => {
  expect((await gateway.get('/metrics')).status).toBe(404);
  const elsewhere = (gateway.metricsUrl as string).replace('/metrics', '/graphql');
  await new Promise<void>((resolve) => {
    get(elsewhere, (response) => {
      expect(response.statusCode).toBe(404);
      response.resume().on('end', resolve);
    });
  });
});
