import { createAccessKey, databaseNames, readAccessKey } from '@tokorozawa/subgraph-kit';
import type { TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { openRegionalServices } from '../../testing/open-regional-services';
import { accessKeys } from './access-keys';

const expiresAt = new Date(Date.now() + 3_600_000);
const ofTokorozawa = { municipality: '112089', label: '公共施設', scopes: ['facilities:write' as const], expiresAt };

let subgraph: TestSubgraph;
beforeAll(async () => (subgraph = await openRegionalServices()));
afterEach(() => subgraph.database.query('DELETE FROM access_key'));
afterAll(() => subgraph.close());

async function addKey(facts: Partial<typeof ofTokorozawa> = {}): Promise<{ id: string; text: string }> {
  const { text, ...key } = createAccessKey();
  await accessKeys.add(subgraph.database, { ...key, ...ofTokorozawa, ...facts });
  return { id: key.id, text };
}
const check = (text: string) =>
  accessKeys.check({ database: subgraph.database, writer: undefined }, readAccessKey(text)!);

test('a key has the form pgk_<id>_<secret>, of which the secret is not stored', async () => {
  const { id, text } = await addKey();
  expect(text).toMatch(new RegExp(`^pgk_${id}_[\\w-]{43}$`));
  const [row] = await subgraph.database.query<{ row: string }[]>('SELECT access_key::text AS row FROM access_key');
  expect(row?.row).toContain(id);
  expect(row?.row).not.toContain(text.slice(-43));
});

test('a key is valid until it expires or is revoked', async () => {
  const { id, text } = await addKey();
  expect(await check(text)).toEqual({ state: 'valid', municipality: '112089', scopes: ['facilities:write'] });
  const expired = await addKey({ expiresAt: new Date(1_700_000_000_000) });
  expect(await check(expired.text)).toEqual({ state: 'expired', since: '2023-11-14T22:13:20.000Z' });
  expect(await accessKeys.revoke(subgraph.database, id)).toBe(true);
  expect(await check(text)).toEqual({ state: 'revoked', since: expect.stringMatching(/^20.*Z$/) });
  expect(await check(createAccessKey().text)).toEqual({ state: 'unknown' });
});

test('revoking a key again changes nothing, and an unknown key cannot be revoked', async () => {
  const { id } = await addKey();
  await accessKeys.revoke(subgraph.database, id);
  const [{ revokedAt } = {}] = await accessKeys.list(subgraph.database);
  expect(await accessKeys.revoke(subgraph.database, id)).toBe(true);
  expect(await accessKeys.list(subgraph.database)).toEqual([expect.objectContaining({ id, revokedAt })]);
  expect(await accessKeys.revoke(subgraph.database, '0123456789ab')).toBe(false);
});

test('the list has no hashes', async () => {
  const { id } = await addKey();
  const { scopes, ...facts } = ofTokorozawa;
  expect(await accessKeys.list(subgraph.database)).toEqual([
    { id, scopes, ...facts, createdAt: expect.any(Date), revokedAt: null, lastUsedAt: null },
  ]);
});

/** Does what code that errs might do: any SQL, in the role of the writer. */
function asWriter(municipality: string, sql: string): Promise<unknown> {
  return subgraph.database.transaction(async (manager) => {
    await manager.query('RESET ROLE');
    await manager.query(`SET LOCAL ROLE ${databaseNames('regional-services').writer}`);
    await manager.query(`SELECT set_config('planning_graph.municipality', $1, true)`, [municipality]);
    return manager.query<unknown>(sql);
  });
}

test('the writer notes when a key of its municipality was used, and of no other', async () => {
  await addKey();
  const note = 'UPDATE access_key SET last_used_at = now()';
  expect(await asWriter('112097', note)).toEqual([[], 0]);
  expect(await asWriter('112089', note)).toEqual([[], 1]);
});

test.each([
  `INSERT INTO access_key (id, municipality_code) VALUES ('0123456789ab', '112089')`,
  `UPDATE access_key SET scopes = '{audit:read}'`,
  'UPDATE access_key SET expires_at = now()',
  'UPDATE access_key SET revoked_at = NULL',
  'SELECT hash FROM access_key',
  'DELETE FROM access_key',
])('the writer may not %s', async (sql) => {
  await expect(asWriter('112089', sql)).rejects.toThrow('permission denied');
});
