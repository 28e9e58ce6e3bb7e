import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localGatewaySecret } from './workspace';

let directory: string;
beforeEach(async () => (directory = await mkdtemp(join(tmpdir(), 'gateway-secret-'))));
afterEach(() => rm(directory, { recursive: true }));

test('processes that start together agree on one secret, which only its owner can read', async () => {
  const state = join(directory, 'new', 'state');
  const secrets = await Promise.all(Array.from({ length: 20 }, () => localGatewaySecret(state)));
  expect(new Set(secrets).size).toBe(1);
  expect(secrets[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(await localGatewaySecret(state)).toBe(secrets[0]);
  expect((await stat(join(state, 'gateway-secret'))).mode & 0o777).toBe(0o600);
  expect(await readdir(state)).toEqual(['gateway-secret']);
});

test('a folder that cannot hold the secret is reported', async () => {
  await writeFile(join(directory, 'file'), '');
  await expect(localGatewaySecret(join(directory, 'file'))).rejects.toThrow(
    /^The secret of gateway and subgraphs cannot be kept in \S+\/file\/gateway-secret \(\w+\)\. Give this user the right/,
  );
});
