import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../testing/eventually';
import { openTestGateway, type TestGateway } from '../testing/open-test-gateway';

let folder: string;
let statusFile: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'status-'));
  statusFile = join(folder, 'state', 'status.json');
});
afterEach(() => rm(folder, { recursive: true }));

interface StatusAnswer {
  startedAt: string;
  since: string;
  parts: { name: string; history: { at: string; state: string; because?: string }[] }[];
}

const statusOf = async (gateway: TestGateway): Promise<StatusAnswer> =>
  (await (await gateway.get('/status.json')).json()) as StatusAnswer;

/** Starts a gateway whose subgraphs cannot be reached, waits until it has checked them, and returns what it says. */
async function runOnce(): Promise<StatusAnswer & { logged: Record<string, unknown>[] }> {
  const gateway = await openTestGateway({ statusFile, healthCheckInterval: 10 });
  try {
    await eventually('the subgraphs are checked', async () => (await statusOf(gateway)).parts.length > 0);
    return { ...(await statusOf(gateway)), logged: gateway.logged };
  } finally {
    await gateway.close();
  }
}

test('the record outlives a restart, and says since when it is', async () => {
  const first = await runOnce();
  expect(first.since).toBe(first.startedAt);
  const second = await runOnce();
  expect(second.since).toBe(first.startedAt);
  expect(second.startedAt > first.startedAt).toBe(true);
  expect(second.parts.map(({ history }) => history)).toEqual(first.parts.map(({ history }) => history));
});

test('the time during which no gateway ran is unknown', async () => {
  await runOnce();
  const lastSeen = new Date('2026-11-28T00:00:00.000Z');
  await utimes(statusFile, lastSeen, lastSeen);
  const [part] = (await runOnce()).parts;
  expect(part?.history).toEqual([
    expect.objectContaining({ state: 'down' }),
    { at: lastSeen.toISOString(), state: 'unknown', because: 'the gateway did not run' },
    expect.objectContaining({ state: 'down' }),
  ]);
});

test.each([
  ['that is broken', async () => void (await runOnce(), await writeFile(statusFile, '{"since":'))],
  ['that cannot be written', () => writeFile(join(folder, 'state'), 'no folder')],
])('a file %s costs the record alone, and is told', async (_what, spoil) => {
  await spoil();
  const { since, startedAt, parts, logged } = await runOnce();
  expect(since).toBe(startedAt);
  expect(parts.length).toBeGreaterThan(0);
  expect(logged.filter(({ msg }) => String(msg).startsWith('the record of /status cannot be kept'))).toHaveLength(1);
});

test('the file holds a bounded history of each part, and nothing else', async () => {
  await runOnce();
  const kept = JSON.parse(await readFile(statusFile, 'utf8')) as object;
  expect(Object.keys(kept)).toEqual(['since', 'histories']);
});
