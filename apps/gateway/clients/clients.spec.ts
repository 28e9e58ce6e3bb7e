import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { workspaceRoot } from '@tokorozawa/process-kit';
import { eventually } from '../testing/eventually';
import { openCity, type City } from '../testing/open-city';
import { openTestGateway, type TestGateway } from '../testing/open-test-gateway';

interface Seen {
  clients: Record<string, { answers: string[][]; exchanges: object[] }>;
  batches: string[];
}

let city: City;
let gateway: TestGateway;
let seen: Seen;
const folder = mkdtempSync(join(tmpdir(), 'clients-'));
/** They compile code and load some hundred modules, on a machine that does other things beside. */
const patience = 180_000;

beforeAll(async () => {
  city = await openCity();
  gateway = await openTestGateway({ colocated: city.subgraphs, responseCache: { megabytes: 8, url: undefined } });
  await eventually('answers are kept', async () => {
    const { headers } = await gateway.ask('{ sisterCities { id } }');
    return headers.get('cache-status') === 'planning-graph; hit';
  });
  symlinkSync(join(workspaceRoot, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const run = promisify(execFile)(process.execPath, [join(__dirname, 'run.mjs'), gateway.url, folder]);
  seen = JSON.parse((await run).stdout) as Seen;
}, patience);
afterAll(async () => {
  await gateway.close();
  await city.close();
  rmSync(folder, { recursive: true });
});

const exchange = (method: string, cacheStatus: string | null): object => ({ method, status: 200, cacheStatus });
const stored = (method: string): object => exchange(method, 'planning-graph; fwd=miss; stored');
const hit = (method: string): object => exchange(method, 'planning-graph; hit');
/** A hash that nobody knows yet is answered with an error, upon which the client sends the text with it. */
const unknownHash = (method: string): object => exchange(method, null);

const posted = [stored('POST'), hit('POST')];
const got = [stored('GET'), hit('GET')];
const persisted = [unknownHash('POST'), ...posted];
const persistedByGet = [unknownHash('GET'), stored('POST'), hit('GET')];

test.each<[client: string, exchanges: object[]]>([
  ['Apollo3Post', posted],
  ['Apollo3Get', got],
  ['Apollo3PersistedPost', persisted],
  ['Apollo3PersistedGet', persistedByGet],
  ['Apollo4Post', posted],
  ['Apollo4Get', got],
  ['Apollo4PersistedPost', persisted],
  ['Apollo4PersistedGet', persistedByGet],
  ['Urql', got],
  ['GraphqlRequest', posted],
  ['TanStackQuery', posted],
  ['Relay', posted],
  ['Codegen', posted],
  ['Tada', posted],
])('%s is answered as it comes, and the second time with the answer that is kept', (client, exchanges) => {
  const names = ['Decatur', 'Changzhou', 'Anyang'];
  expect(seen.clients[client]).toEqual({ answers: [names, names], exchanges });
});

test('a client that batches shows for each operation why it is refused', () => {
  const refusal =
    'Batches are not supported. Send each operation in a request of its own; the connection stays open between them.';
  expect(seen.batches).toEqual([refusal, refusal, refusal, refusal]);
});
