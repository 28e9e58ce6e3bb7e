import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkout } from '../src/testing/checkout';
import { startGateway, startSubgraphs, type Served } from '../src/testing/product';
import { RunningProcess, type Ending } from '../src/testing/running-process';
import { readSnippets } from '../src/testing/snippets';

// Composing takes seconds, and many times that on a busy machine.
jest.setTimeout(300_000);

const snippets = new Map(readSnippets('docs/partners/join.md').map((snippet) => [snippet.id, snippet.text]));

let home: string;
let started: Served[] = [];
let environment: NodeJS.ProcessEnv;
/** What the page says of addresses, and what they are in the test. */
let addresses: [string, string][];

const domain = 'regional-partnership';

/** The environment of a gateway, by where the domain is that the partner extends. */
const instances: Record<string, (state: NodeJS.ProcessEnv) => Promise<NodeJS.ProcessEnv>> = {
  'in the process of the gateway': async (state) => ({ ...state, COLOCATED_SUBGRAPHS: domain }),
  async 'in another process'(state) {
    const served = await startSubgraphs([domain], { env: state });
    started.push(served);
    return { ...state, COLOCATED_SUBGRAPHS: 'none', SUBGRAPH_URL: `${served.url}/{name}/graphql` };
  },
};

async function open(environmentOf: (state: NodeJS.ProcessEnv) => Promise<NodeJS.ProcessEnv>): Promise<void> {
  home = await mkdtemp(join(tmpdir(), 'join-'));
  const state = await environmentOf({ STATE_DIRECTORY: join(home, 'state') });
  const gateway = await startGateway({ env: state });
  started.push(gateway);
  const port = await freePort();
  addresses = [
    ['http://localhost:4000', gateway.url],
    ['4700', port],
  ];
  const path = `${join(checkout, 'node_modules/.bin')}:${process.env.PATH}`;
  environment = { ...process.env, ...state, PATH: path, HOME: home, LANG: 'en_US.UTF-8', NODE_ENV: '', INIT_CWD: home };
}

/** A PostgreSQL of theirs stops with them. */
async function close(): Promise<void> {
  await Promise.all(started.map((one) => one.process.stop()));
  started = [];
  await rm(home, { recursive: true, force: true });
}

function start(id: string): RunningProcess {
  let text = snippets.get(id);
  if (text === undefined) throw new Error(`docs/partners/join.md has no block "${id}".`);
  for (const [written, actual] of addresses) text = text.replaceAll(written, actual);
  return RunningProcess.start(['bash', '-ec', text], { cwd: checkout, env: environment });
}

const run = (id: string): Promise<Ending> => start(id).ended;

/** Runs a block until what it prints is as expected. */
async function runUntil(id: string, isExpected: (output: string) => boolean): Promise<void> {
  for (let time = 0; time < 300; time++) {
    if (isExpected((await run(id)).stdout)) return;
    await sleep(200);
  }
  throw new Error(`The block "${id}" never printed what the page says.`);
}

async function followPage(): Promise<void> {
  expect((await run('secret')).exitCode).toBe(0);
  const partner = start('start');
  await partner.says(/The partner answers at/);

  const checked = await run('check');
  expect(checked.stdout).toMatch(/Fields that it adds to Municipality: parks\n[^]*\npartner can join\.\n$/);
  await writeFile(join(home, 'schema.graphql'), snippets.get('schema') ?? '');
  const file = `npm run partner -- check ${join(home, 'schema.graphql')} --types Municipality`;
  const ofPage = await RunningProcess.start(['bash', '-ec', file], { cwd: checkout, env: environment }).ended;
  expect(ofPage.stdout).toMatch(/Fields that it adds to Municipality: parks\nTypes of its own: Park\npartner can join/);

  expect((await run('add')).exitCode).toBe(0);
  expect(JSON.parse((await run('version')).stdout)).toEqual({ version: expect.any(String) });
  const answer = snippets.get('answer')?.trim();
  await runUntil('ask', (output) => output.trim() === answer);
  await runUntil('status', (output) => output.includes('"name":"hanno"'));
  expect((await run('list')).stdout).toMatch(
    /^hanno {2}http:\S+ {2}types: Municipality, Facility · max-answer: 1024 KB/m,
  );
  expect((await run('remove')).exitCode).toBe(0);
  await runUntil('ask', (output) => output.includes('GRAPHQL_VALIDATION_FAILED'));
  partner.signalGroup('SIGKILL');
  await partner.ended;
}

describe.each(Object.entries(instances))('with the domain that it extends %s,', (_where, environmentOf) => {
  beforeAll(() => open(environmentOf));
  afterAll(close);

  test('a partner that follows the page joins, is asked, and leaves', followPage);
});

async function freePort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return String(port);
}
