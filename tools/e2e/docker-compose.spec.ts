import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { checkout } from '../src/testing/checkout';
import { readComposeFile, secretsForCompose } from '../src/testing/compose-file';
import { ComposeProject } from '../src/testing/compose-project';
import { acrossDomains, answerAcrossDomains, ask } from '../src/testing/product';
import { RunningProcess } from '../src/testing/running-process';
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

test('each subgraph logs in as the reader of its own domain, or as its writer where something is written', async () => {
  const logins = (await query(
    file.services.data?.environment?.DATABASE_URL,
    `SELECT DISTINCT split_part(application_name, '/', 2) AS name, usename AS login FROM pg_stat_activity WHERE application_name LIKE 'planning-graph/%'`,
  )) as { name: string; login: string }[];
  const readers = subgraphs.map((name) => ({ name, login: `planning_graph_${name.replaceAll('-', '_')}` }));
  // A writer logs in as soon as there is something to do.
  const isWriter = ({ name, login }: (typeof logins)[number]): boolean =>
    ['regional-services', 'catalogue'].includes(name) && login === `planning_graph_${name.replaceAll('-', '_')}_writer`;
  expect(new Set(logins.filter((one) => !isWriter(one)))).toEqual(new Set(readers));
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

test('a partner that is added in the container of the gateway joins, and is still there when the container is made anew', async () => {
  const partner = RunningProcess.start([process.execPath, 'examples/partner/partner.mjs'], {
    cwd: checkout,
    env: { ...process.env, PORT: '0', PARTNER_SECRET: 'a-secret-of-the-partner' },
  });
  const [, url = ''] = await partner.says(/answers at (http:\S+)/);
  const secret = project.folderOf('gateway', '/state/hanno.secret');
  await mkdir(project.folderOf('gateway', '/state'), { recursive: true });
  await writeFile(secret, 'a-secret-of-the-partner\n');

  const program = ['node', join('tools', 'dist', 'partner.js')];
  const types = ['--types', 'Municipality,Facility', '--secret-file', secret];
  const added = await project.exec('gateway', [...program, 'add', 'hanno', url, ...types]);
  expect(added).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('hanno.yaml') });
  const parks = async (): Promise<unknown> =>
    (await ask(gateway, '{ municipality(code: "112097") { parks { name } } }')).data;
  const joined = { municipality: { parks: [{ name: 'あけぼの見本公園' }, { name: '名栗見本公園' }] } };
  while (JSON.stringify(await parks()) !== JSON.stringify(joined)) await sleep(500);

  await project.kill('gateway');
  await project.restart('gateway');
  expect(await parks()).toEqual(joined);
  const { since, startedAt } = (await (await fetch(`${gateway}/status.json`)).json()) as Record<string, string>;
  expect(String(since) < String(startedAt)).toBe(true);
  await partner.stop();
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
