import { readdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { Client } from 'pg';
import { readComposeFile, secretsForCompose } from '../src/testing/compose-file';
import { ComposeProject } from '../src/testing/compose-project';
import { acrossDomains, answerAcrossDomains, ask } from '../src/testing/product';
import { copyWorkspace } from '../src/testing/workspace-copy';

/** Somebody else's server on this machine, on the port that the gateway has in its container. */
const neighbor = createServer();
const file = readComposeFile(secretsForCompose());
const subgraphs = Object.keys(file.services).filter((name) => !['database', 'data', 'gateway'].includes(name));
let project: ComposeProject;
let image: string;
let imageFiles: string[];
let gateway: string;

beforeAll(async () => {
  neighbor.on('error', () => undefined).listen(4000, '127.0.0.1');
  image = await copyWorkspace({ packages: 'production' });
  imageFiles = await readdir(image);
  project = new ComposeProject(file, image);
  gateway = project.url('gateway', 4000);
  await project.up();
});

afterAll(() => neighbor.close());

test('the gateway answers a question that two subgraphs answer together', async () => {
  expect(await ask(gateway, acrossDomains)).toEqual(answerAcrossDomains);
});

test('a subgraph does not answer a caller without the secret', async () => {
  const answer = await ask(project.url('comprehensive-plan', 4001), '{ __typename }', '/comprehensive-plan/graphql');
  expect(answer).toEqual({ errors: [expect.objectContaining({ extensions: { code: 'UNAUTHENTICATED' } })] });
});

test('each subgraph logs in as the reader of its own domain, or as its writer where municipalities write', async () => {
  const logins = (await query(
    file.services.data?.environment?.DATABASE_URL,
    `SELECT DISTINCT split_part(application_name, '/', 2) AS name, usename AS login FROM pg_stat_activity WHERE application_name LIKE 'planning-graph/%'`,
  )) as { name: string; login: string }[];
  const readers = subgraphs.map((name) => ({ name, login: `planning_graph_${name.replaceAll('-', '_')}` }));
  // The writer logs in as soon as there is something to do.
  const writer = 'planning_graph_regional_services_writer';
  expect(new Set(logins.filter(({ login }) => login !== writer))).toEqual(new Set(readers));
});

test('and cannot read the tables of another', async () => {
  const url = file.services['comprehensive-plan']?.environment?.DATABASE_URL;
  expect(
    await query(url, 'SELECT count(*)::int AS plans FROM comprehensive_plan.comprehensive_plan WHERE listed'),
  ).toEqual([{ plans: 1 }]);
  await expect(query(url, 'SELECT FROM international_relations.sister_city')).rejects.toThrow('permission denied');
  await expect(query(url, 'SET ROLE planning_graph_international_relations')).rejects.toThrow('permission denied');
});

test('no service writes into its container', async () => {
  expect(await readdir(image)).toEqual(imageFiles);
});

test('a subgraph that is killed costs its own fields, until it is back', async () => {
  expect(await project.isHealthy('comprehensive-plan')).toBe(true);
  await project.kill('comprehensive-plan');
  expect(await project.isHealthy('comprehensive-plan')).toBe(false);
  const { data, errors } = await ask(gateway, acrossDomains);
  expect(data?.sisterCities).toContainEqual({ id: 'sister-city-decatur', sections: null });
  expect(errors?.map(({ extensions }) => extensions)).toContainEqual({
    code: 'SUBGRAPH_UNAVAILABLE',
    subgraph: 'comprehensive-plan',
  });

  await project.restart('comprehensive-plan');
  expect(await ask(gateway, acrossDomains)).toEqual(answerAcrossDomains);
});

test('all of it stops when it is told to, and nothing is left', async () => {
  const endings = await project.down();
  const exitCodes = Object.fromEntries(Object.entries(endings).map(([name, { exitCode }]) => [name, exitCode]));
  expect(exitCodes).toEqual(Object.fromEntries(['gateway', ...subgraphs].map((name) => [name, 0])));
  expect(project.whatIsLeft()).toEqual([]);
});

/** @param url as it is inside the project */
async function query(url = '', sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: project.databaseUrl(url) });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
