import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Partners, type PartnersOptions } from './partners';

test('a folder that cannot be read is told once, and its partners join when it can be read again', async () => {
  const scratch = await mkdtemp(join(tmpdir(), 'partners-'));
  const directory = join(scratch, 'partners');
  await writeFile(directory, 'a file in place of the folder');
  const partners = new Partners({ directory } as PartnersOptions);
  const joinAll = () => partners.join('supergraph.graphql', 'type Query', AbortSignal.timeout(60_000));
  await expect(joinAll()).rejects.toThrow('ENOTDIR');
  expect(await partners.haveChanged()).toBe(false);
  await rm(directory);
  await mkdir(directory);
  expect(await partners.haveChanged()).toBe(true);
  expect((await joinAll()).supergraph).toBe('type Query');
  expect(await partners.haveChanged()).toBe(false);
  await rm(scratch, { recursive: true });
});
