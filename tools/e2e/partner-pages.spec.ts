import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'graphql';
import { subgraphs } from '@tokorozawa/registry';
import { cloneDatabase, type TestDatabase } from '@tokorozawa/subgraph-kit/testing';
import { checkout, productVariables } from '../src/testing/checkout';
import { startGateway, startSubgraphs, type Served } from '../src/testing/product';
import { RunningProcess, type Ending } from '../src/testing/running-process';
import { matches, readSnippets, type Snippet } from '../src/testing/snippets';

const folder = join(checkout, 'docs/partners');
/** `join-tutorial.spec.ts` runs the page of partners beside a gateway of its own. */
const pages = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'join.md');

/** Serves the gateway; the second way with the subgraphs in another process. */
const instances: Record<string, (env: NodeJS.ProcessEnv) => Promise<Served>> = {
  'subgraphs in the process of the gateway': (env) => startGateway({ env }),
  async 'subgraphs in another process'(env) {
    const { url } = await startSubgraphs(
      subgraphs.map(({ name }) => name),
      { env },
    );
    const elsewhere = { COLOCATED_SUBGRAPHS: 'none', SUBGRAPH_URL: `${url}/{name}/graphql` };
    return startGateway({ env: { ...env, ...elsewhere } });
  },
};

let database: TestDatabase;
let gateway: Served;
let home: string;
let env: NodeJS.ProcessEnv;
let partnerPort: number;

async function open(start: (env: NodeJS.ProcessEnv) => Promise<Served>): Promise<void> {
  database = await cloneDatabase(subgraphs);
  home = mkdtempSync(join(tmpdir(), 'planning-graph-pages-'));
  const { NODE_ENV: _test, NODE_OPTIONS: _options, ...ordinary } = process.env;
  const cleared = Object.fromEntries(productVariables.map((name) => [name, '']));
  const ofInstance = {
    DATABASE_URL: database.url,
    STATE_DIRECTORY: home,
    LC_ALL: 'en_US.UTF-8',
    WEBHOOK_PRIVATE_NETWORKS: '127.0.0.0/8',
  };
  env = { ...ordinary, ...cleared, ...ofInstance, HOME: home };
  gateway = await start(ofInstance);
  partnerPort = await freePort();
}

/** The processes are ended when the file is done, with everything that the pages start. */
async function close(): Promise<void> {
  await database.drop();
  rmSync(home, { recursive: true, force: true });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** The addresses of a page, as they are in this test. */
const here = (code: string): string =>
  code.replaceAll('http://localhost:4000', gateway.url).replaceAll('4700', String(partnerPort));

const commands: Record<string, (code: string) => string[]> = {
  sh: (code) => ['bash', '-e', '-c', code],
  js: (code) => ['node', '--experimental-eventsource', '--input-type=module', '--eval', code],
};

const start = ({ language, text }: Snippet): RunningProcess =>
  RunningProcess.start(commands[language]?.(here(text)) ?? [], { cwd: checkout, env });

/** Runs a snippet to its end. */
async function run(snippet: Snippet): Promise<Ending> {
  const ending = await start(snippet).ended;
  if (ending.exitCode !== 0) throw new Error(`${snippet.id} failed:\n${ending.stderr}${ending.stdout}`);
  return ending;
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Runs a snippet until it says what the page expects: what it follows on may still be on its way. */
async function runUntil(snippet: Snippet, expected: unknown): Promise<void> {
  const isOver = AbortSignal.timeout(90_000);
  for (;;) {
    const { exitCode, stdout, stderr } = await start(snippet).ended;
    if (exitCode === 0 && matches(expected, valueOf(stdout))) return;
    if (isOver.aborted) throw new Error(`${snippet.id} does not say what the page expects, but:\n${stdout}${stderr}`);
    await sleep(500);
  }
}

/**
 * Runs the snippets of a page in their order. One whose id begins with "start" runs until the page is done. JSON that
 * follows a snippet is what it says, and a text only shows something.
 */
async function runPage(name: string): Promise<void> {
  const snippets = readSnippets(`docs/partners/${name}`);
  const background: RunningProcess[] = [];
  for (const [index, snippet] of snippets.entries()) {
    const expected = snippets[index + 1];
    if (snippet.language === 'graphql') parse(snippet.text);
    else if (snippet.language === 'json') JSON.parse(snippet.text);
    else if (snippet.language === 'text') continue;
    else if (snippet.id.startsWith('start')) background.push(start(snippet));
    else if (expected?.language === 'json') await runUntil(snippet, JSON.parse(expected.text));
    else await run(snippet);
  }
  for (const one of background) {
    if (!one.isRunning) throw new Error(`What a page starts has ended:\n${(await one.ended).stderr}`);
    one.signalGroup('SIGKILL');
    await one.ended;
  }
}

test('there are pages, and each has snippets', () => {
  expect(pages).toEqual(expect.arrayContaining(['follow.md', 'read.md']));
  for (const name of pages) expect(readSnippets(`docs/partners/${name}`).length).toBeGreaterThan(2);
});

describe.each(Object.entries(instances))('with %s,', (_where, start) => {
  beforeAll(() => open(start));
  afterAll(close);

  test.each(pages)('every snippet of %s works, in its order', runPage);
});
