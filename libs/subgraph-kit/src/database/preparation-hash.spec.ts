import { library } from '../../fixture/src/subgraph';
import { readDataFiles } from '../data/read';
import { createEmptyDatabase, type TestDatabase } from '../testing';
import { prepareDatabase } from './prepare';
import { isPrepared, preparationHash } from './preparation-hash';

let database: TestDatabase;
beforeEach(async () => (database = await createEmptyDatabase()));
afterEach(() => database.drop());

const prepare = async (preparation?: string, dryRun = false) =>
  prepareDatabase({ databaseUrl: database.url, domains: await readDataFiles([library]), preparation, dryRun });

test('a database is prepared until it is prepared with another hash', async () => {
  const preparation = preparationHash([library]);
  expect(await isPrepared(database.url, [library], preparation)).toBe(false);
  await prepare(preparation);
  expect(await isPrepared(database.url, [library], preparation)).toBe(true);
  expect(await isPrepared(database.url, [library], 'other files')).toBe(false);
  await prepare('other files');
  expect(await isPrepared(database.url, [library], preparation)).toBe(false);
});

test('a dry run prepares nothing', async () => {
  await prepare('first');
  await prepare('second', true);
  expect(await isPrepared(database.url, [library], 'first')).toBe(true);
});

test('equal files have equal hashes', () => {
  expect(preparationHash([library])).toBe(preparationHash([library]));
  expect(preparationHash([library])).not.toBe(preparationHash([]));
});

test('a database that does not answer is reported, and not taken for one that is not prepared', async () => {
  const url = new URL(database.url);
  url.port = '1';
  await expect(isPrepared(url.href, [library], 'any')).rejects.toThrow(/does not answer/);
});
