import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { workspaceRoot } from '@tokorozawa/process-kit';
import type { Client } from 'pg';
import { eventually } from '../testing/eventually';
import { openCity, type City } from '../testing/open-city';
import { openTestGateway, type TestGateway } from '../testing/open-test-gateway';

/** For how long the mirror follows writes: `MIRROR_MINUTES=60 npm test -- mirror`. Without it, for some writes. */
const minutes = Number(process.env.MIRROR_MINUTES ?? 0);
const isOver = minutes > 0 ? AbortSignal.timeout(minutes * 60_000) : undefined;
const maxWrites = 120;
/** Something is killed after each so many writes. */
const killEvery = minutes > 0 ? 500 : 15;
const where = { recordTypes: ['SISTER_CITY', 'COOL_JAPAN_FOREST', 'PEACE_POLICY'] };
const program = join(workspaceRoot, 'examples/mirror/mirror.mjs');

type Records = Record<string, { __typename: string; name: string; url: string }>;

let city: City;
let gateway: TestGateway;
let mirror: ChildProcess;
let file: string;
const directory = mkdtempSync(join(tmpdir(), 'planning-graph-mirror-'));
const clients: Client[] = [];

beforeAll(async () => {
  city = await openCity();
  gateway = await openTestGateway({ colocated: city.subgraphs });
  for (let n = 0; n < 3; n++) clients.push(await city.connect());
});
afterAll(async () => {
  await killMirror();
  await Promise.all(clients.map((client) => client.end()));
  await gateway.close();
  await city.close();
  rmSync(directory, { recursive: true });
});

function startMirror(): void {
  const args = [program, gateway.url, file, JSON.stringify(where)];
  mirror = spawn(process.execPath, args, { stdio: 'ignore' });
}
async function killMirror(): Promise<void> {
  if (!mirror.kill('SIGKILL')) return;
  await once(mirror, 'exit');
}
async function restartGateway(): Promise<void> {
  const port = Number(new URL(gateway.url).port);
  await gateway.close();
  gateway = await openTestGateway({ colocated: city.subgraphs, port });
}

test.each([
  ['{ recordTypes', /^Which records is no JSON: /],
  ['{ "recordTypes": ["NONE"] }', /Value "NONE" does not exist in "RecordType" enum/],
])('a choice of records that is at fault ends the mirror with a sentence: %s', async (choice, sentence) => {
  const refused = spawn(process.execPath, [program, gateway.url, join(directory, 'none.json'), choice]);
  const told = text(refused.stderr);
  expect(await once(refused, 'exit')).toEqual([1, null]);
  expect(await told).toMatch(sentence);
  expect((await told).trim().split('\n')).toHaveLength(1);
});

const copied = (): Records =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { records: Records }).records : {};

/** The records as the graph has them. */
async function expected(): Promise<Records> {
  const query = `query ($where: ChangeFilter) {
    snapshot(where: $where, first: 1000) { next nodes { __typename id ... on Record { name url } } }
  }`;
  const { data } = await gateway.ask(query, { where });
  const { next, nodes } = data?.snapshot as { next: null; nodes: ({ id: string } & Records[string])[] };
  expect(next).toBeNull();
  return Object.fromEntries(nodes.map(({ id, ...record }) => [id, record]));
}

const isEqual = (a: Records, b: Records): boolean =>
  JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());

const asText = (value: unknown): string => JSON.stringify(value).replaceAll("'", "''");

/** One write of some kind, in a transaction of its own, on one of a few records. */
function writeNumber(n: number): string {
  const id = `sister-city-copy-${n % 7}`;
  const name = asText({ ja: `都市${n}` });
  const statements = [
    `INSERT INTO sister_city SELECT (jsonb_populate_record(original, jsonb_build_object('id', '${id}',
      'name', '${name}'::jsonb, 'retired_at', NULL))).* FROM sister_city AS original WHERE id = 'sister-city-decatur'
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, retired_at = NULL`,
    `UPDATE sister_city SET name = '${name}' WHERE id IN ('${id}', 'sister-city-decatur')`,
    `UPDATE sister_city SET retired_at = now() WHERE id = '${id}'`,
    `DELETE FROM sister_city WHERE id = '${id}'`,
    `UPDATE city_promotion.cool_japan_forest SET name = '${name}' WHERE version_of IS NULL`,
    `INSERT INTO sister_city SELECT (jsonb_populate_record(original, '{"id": "sister-city-rolled-back"}')).*
      FROM sister_city AS original WHERE id = 'sister-city-decatur'; ROLLBACK; BEGIN`,
  ];
  const statement = statements[(n * 7 + (n >> 3)) % statements.length] ?? '';
  return `BEGIN; SET LOCAL search_path = international_relations; ${statement}; COMMIT`;
}

test('a mirror ends equal after writes, retirements, deletions, kills and restarts', async () => {
  file = join(directory, 'copy.json');
  startMirror();
  await eventually('the copy is begun', () => existsSync(file));
  for (let n = 0; isOver ? !isOver.aborted : n < maxWrites; n++) {
    // Writers overlap: what begins first may commit last.
    await Promise.all(clients.slice(0, 1 + (n % 3)).map((client, index) => client.query(writeNumber(n * 3 + index))));
    if (n % killEvery !== killEvery - 1) continue;
    await killMirror();
    if (n % (2 * killEvery) >= killEvery) await restartGateway();
    startMirror();
    await sleep(100);
  }
  const truth = await expected();
  expect(Object.keys(truth).length).toBeGreaterThan(5);
  await eventually('the mirror is equal', () => isEqual(copied(), truth));
}, 7_200_000);

test('a mirror whose cursor has expired begins anew', async () => {
  await killMirror();
  await clients[0]?.query(`DELETE FROM international_relations.sister_city WHERE id LIKE 'sister-city-copy-%';
    UPDATE international_relations.change_feed SET identity = gen_random_uuid()`);
  startMirror();
  const truth = await expected();
  await eventually('the mirror is equal', () => isEqual(copied(), truth));
});
