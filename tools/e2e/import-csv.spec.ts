import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { subgraphs } from '@tokorozawa/registry';
import { cloneDatabase, type TestDatabase } from '@tokorozawa/subgraph-kit/testing';
import { startGateway, startProgram, type Served } from '../src/testing/product';
import type { Ending } from '../src/testing/running-process';

const folder = mkdtempSync(join(tmpdir(), 'import-csv-'));
const file = join(folder, 'facilities.csv');
let database: TestDatabase;
let gateway: Served;
let key: string;

beforeAll(async () => {
  database = await cloneDatabase(subgraphs);
  gateway = await startGateway({ env: { DATABASE_URL: database.url } });
  const facts = ['--municipality', '112089', '--scopes', 'facilities:write', '--expires', '2999-03-31', '--label', 'x'];
  const created = await startProgram('tools/dist/keys.js', ['create', ...facts], {
    env: { DATABASE_URL: database.url },
  }).ended;
  key = /pgk_\S+/.exec(created.stdout)?.[0] ?? '';
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

const importCsv = (args: string[], variables: NodeJS.ProcessEnv = {}): Promise<Ending> =>
  startProgram('tools/dist/import-csv.js', [file, '--url', gateway.url, ...args], {
    env: { LC_ALL: 'en_US.UTF-8', PLANNING_GRAPH_KEY: key, ...variables },
  }).ended;

async function names(): Promise<unknown> {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ facilities { nodes { name provenance { enteredBy } } } }' }),
  });
  const { data } = (await response.json()) as { data: { facilities: { nodes: unknown } } };
  return data.facilities.nodes;
}

const headers = '都道府県コード又は市区町村コード,NO,市区町村名,名称,住所,緯度,経度';

test('a file is tried, written through the gateway, and read by everybody', async () => {
  writeFileSync(file, `\ufeff${headers}\r\n112089,1,所沢市,試しの図書館,並木1-1-1,,\r\n`);
  const tried = await importCsv(['--kind', 'facilities', '--dry-run']);
  expect(tried.stderr).toMatch(/CREATED 1 \(dry run\)/);
  expect(await names()).toEqual([]);
  const { exitCode, stderr } = await importCsv(['--kind', 'facilities']);
  expect(stderr).toMatch(/CREATED 1/);
  expect(exitCode).toBe(0);
  expect(await names()).toEqual([{ name: '試しの図書館', provenance: { enteredBy: '所沢市' } }]);
});

test('a file that is imported again after another one is written again', async () => {
  const table = (name: string): string => `${headers}\n112089,7,所沢市,${name},並木1-1-1,,\n`;
  const named = (name: string) => ({ name, provenance: { enteredBy: '所沢市' } });
  for (const name of ['元の体育館', '誤った体育館', '元の体育館']) {
    writeFileSync(file, table(name));
    expect(await importCsv(['--kind', 'facilities'])).toMatchObject({ exitCode: 0 });
    expect(await names()).toContainEqual(named(name));
  }
});

test('faults are told with file, line and column, in the languages of the system', async () => {
  writeFileSync(file, `${headers}\n112089,2,所沢市,,並木1-1-1,北,\n`);
  const { exitCode, stderr } = await importCsv(['--kind', 'facilities'], { LC_ALL: 'C' });
  expect(exitCode).toBe(1);
  expect(stderr).toContain(`${file}:2: 名称: 値がありません。 · The value is missing.`);
  expect(stderr).toContain(`${file}:2: 緯度: 「北」は数値ではありません。 · "北" is not a number.`);
  expect(stderr).toContain('Nothing was written, because of 2 faults.');
});

test('one fault is one, and a row that is larger than any request is told with its line', async () => {
  writeFileSync(
    file,
    `${headers}\n112089,2,所沢市,試し,並木1-1-1,,\n112089,3,所沢市,${'あ'.repeat(70_000)},並木1-1-1,,\n`,
  );
  const { exitCode, stderr } = await importCsv(['--kind', 'facilities']);
  expect(exitCode).toBe(1);
  expect(stderr).toContain(`${file}:3: The line has 211 kB. Shorten its texts to at most 200 kB.`);
  expect(stderr).toContain('Nothing was written, because of 1 fault. Correct it,');
});

test('a file that is missing, or is a folder, is told', async () => {
  for (const [path, words] of [
    [join(folder, 'missing.csv'), 'There is no file'],
    [folder, 'is a folder'],
  ] as const) {
    const { exitCode, stderr } = await startProgram('tools/dist/import-csv.js', [path, '--kind', 'facilities'], {
      env: { LC_ALL: 'en_US.UTF-8', PLANNING_GRAPH_KEY: key },
    }).ended;
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining(words)]);
  }
});

test.each<[string, string[], NodeJS.ProcessEnv, RegExp]>([
  ['without a kind', [], {}, /Use one of these commands\./],
  ['without a key', ['--kind', 'facilities'], { PLANNING_GRAPH_KEY: '' }, /Use one of these commands\./],
  ['with a key that does not exist', ['--kind', 'facilities'], { PLANNING_GRAPH_KEY: 'x' }, /key/],
  [
    'with a key that no header can have',
    ['--kind', 'facilities'],
    { PLANNING_GRAPH_KEY: '鍵' },
    /The key has a character/,
  ],
  ['with the address of GraphQL', ['--kind', 'events', '--url', '/graphql'], {}, /"events:write"/],
  [
    'with an address that is none',
    ['--kind', 'facilities', '--url', 'localhost:4000'],
    {},
    /"localhost:4000" is no address/,
  ],
  ['with a key for something else', ['--kind', 'events'], {}, /"events:write"/],
  ['to a port where nobody listens', ['--kind', 'facilities', '--url', 'http://127.0.0.1:1'], {}, /does not answer/],
])('a command %s says what is right', async (_what, args, variables, words) => {
  const table = args.includes('events')
    ? '都道府県コード又は市区町村コード,NO,イベント名,開始日,場所名称\n112089,1,試し,2026-11-29,河原\n'
    : `${headers}\n112089,3,所沢市,試し,並木1-1-1,,\n`;
  writeFileSync(file, table);
  const given = args.map((argument) => (argument === '/graphql' ? `${gateway.url}/graphql` : argument));
  const { exitCode, stderr } = await importCsv(given, variables);
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(words);
});

test.each<[string, string, NodeJS.ProcessEnv, RegExp]>([
  ['a key that does not exist', 'facilities', { PLANNING_GRAPH_KEY: 'x' }, /この鍵は登録されていません。/],
  ['a key for something else', 'events', {}, /この鍵.*にはスコープ「events:write」がありません。/],
])('%s is told in Japanese where the system speaks it', async (_what, kind, variables, words) => {
  const rows = {
    facilities: `${headers}\n112089,3,所沢市,試し,並木1-1-1,,\n`,
    events: '都道府県コード又は市区町村コード,NO,イベント名,開始日,場所名称\n112089,1,試し,2026-11-29,河原\n',
  };
  writeFileSync(file, rows[kind as keyof typeof rows]);
  const { exitCode, stderr } = await importCsv(['--kind', kind], { LC_ALL: 'ja_JP.UTF-8', ...variables });
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(words);
  expect(stderr).not.toMatch(/\bThe key\b/);
});
