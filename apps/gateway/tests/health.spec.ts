import { subgraphs } from '@tokorozawa/registry';
import { eventually } from '../testing/eventually';
import { openCity, serve, type City, type Served } from '../testing/open-city';
import { openTestGateway, type TestGateway } from '../testing/open-test-gateway';

const remote = 'comprehensive-plan';

let city: City;
let served: Served;
let gateway: TestGateway;
beforeAll(async () => {
  city = await openCity();
  served = await serve(city.subgraphs.filter(({ name }) => name === remote));
  gateway = await openTestGateway({
    colocated: city.subgraphs.filter(({ name }) => name !== remote),
    subgraphUrl: served.subgraphUrl,
  });
});
afterAll(async () => {
  await gateway.close();
  await served.server.close();
  await city.close();
});

interface Health {
  name: string;
  title: { ja: string; en: string };
  status: string;
}

const ask = async (): Promise<Health[]> => {
  const response = await gateway.get('/health/subgraphs');
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe('no-store');
  return ((await response.json()) as { subgraphs: Health[] }).subgraphs;
};

test('each subgraph is told by its name and title, wherever it runs', async () => {
  expect(await ask()).toEqual(subgraphs.map(({ name, title }) => ({ name, title, status: 'up' })));
});

test('a subgraph that does not answer is down, and only that one', async () => {
  await served.server.close();
  const down = async (): Promise<string[]> =>
    (await ask()).filter(({ status }) => status === 'down').map(({ name }) => name);
  await eventually('one is down', async () => (await down()).length > 0);
  expect(await down()).toEqual([remote]);
});
