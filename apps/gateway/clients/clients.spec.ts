import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { workspaceRoot } from '@tokorozawa/process-kit';
import { eventually } from '../testing/eventually';
import { openCity, type City } from '../testing/open-city';
import { openTestGateway, type TestGateway } from '../testing/open-test-gateway';

interface Exchange {
  method: string;
  status: number;
  cacheStatus: string | null;
}

interface Seen {
  clients: Record<string, { answers: string[][]; exchanges: Exchange[] }>;
  batches: string[];
  app: {
    records: { shown: object[]; operations: string[] };
    forward: Paging;
    backward: Paging;
  };
}

interface Paging {
  /** The ids that the application shows after each page. */
  pages: string[][];
  operations: string[];
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
  await eventually('answers are cached', async () => {
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

/**
 * Each client, how it asks for the first time, and how when the answer is cached. A hash that the gateway does not know
 * yet is answered with an error, upon which the client sends the text with it.
 */
test.each<[client: string, first: string[], again: string]>([
  ['Apollo3Post', ['POST'], 'POST'],
  ['Apollo3Get', ['GET'], 'GET'],
  ['Apollo3PersistedPost', ['POST', 'POST'], 'POST'],
  ['Apollo3PersistedGet', ['GET', 'POST'], 'GET'],
  ['Apollo4Post', ['POST'], 'POST'],
  ['Apollo4Get', ['GET'], 'GET'],
  ['Apollo4PersistedPost', ['POST', 'POST'], 'POST'],
  ['Apollo4PersistedGet', ['GET', 'POST'], 'GET'],
  ['Urql', ['GET'], 'GET'],
  ['GraphqlRequest', ['POST'], 'POST'],
  ['TanStackQuery', ['POST'], 'POST'],
  ['Relay', ['POST'], 'POST'],
  ['Codegen', ['POST'], 'POST'],
  ['Tada', ['POST'], 'POST'],
])('%s is answered as it comes, and again with the cached answer', (client, first, again) => {
  const { answers = [], exchanges = [] } = seen.clients[client] ?? {};
  for (const answer of answers) expect(answer).toEqual(['Decatur', 'Changzhou', 'Anyang']);
  for (const { status } of exchanges) expect(status).toBe(200);
  expect(exchanges.slice(0, first.length).map(({ method }) => method)).toEqual(first);
  expect(exchanges.at(-1)).toMatchObject({ method: again, cacheStatus: 'planning-graph; hit' });
});

test('a client that batches shows for each operation why it is refused', () => {
  const refusal =
    'Batches are not supported. Send each operation in a request of its own; the connection stays open between them.';
  expect(seen.batches).toEqual([refusal, refusal, refusal, refusal]);
});

describe('an application of React and Relay', () => {
  test('refetches a record by its id alone, with a fragment on its type or on the interface of all records', () => {
    const [city, plan] = ['sister-city-decatur', 'plan-6'];
    const { shown, operations } = seen.app.records;
    expect(shown).toEqual([
      { id: city, name: 'ディケイター市' },
      { id: plan, name: '第6次所沢市総合計画', url: `/id/${plan}` },
      { id: city, name: 'Decatur' },
      { id: plan, name: 'Sixth Comprehensive Plan of Tokorozawa City', url: `/id/${plan}` },
    ]);
    expect(operations).toEqual(['AppQuery', 'AppCityRefetchQuery', 'AppRecordRefetchQuery']);
  });

  test('pages a connection forward and backward until it has all of it, in the same order', async () => {
    const { data } = await gateway.ask('{ centerCourses(first: 100) { nodes { id } } }');
    const all = (data?.centerCourses as { nodes: { id: string }[] }).nodes.map(({ id }) => id);
    expect(all).toHaveLength(12);
    const { forward, backward } = seen.app;
    expect(forward.pages).toEqual([2, 7, 12].map((count) => all.slice(0, count)));
    expect(backward.pages).toEqual([2, 7, 12].map((count) => all.slice(-count)));
    for (const { operations } of [forward, backward]) {
      expect(operations).toEqual(['AppCoursesQuery', 'AppCoursesPageQuery', 'AppCoursesPageQuery']);
    }
  });
});
