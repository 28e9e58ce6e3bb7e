import { library } from '../../fixture/src/subgraph';
import { readDataFiles } from '../data/read';
import { createEmptyDatabase, type TestDatabase } from '../testing';
import { prepareDatabase } from './prepare';
import { isPrepared, preparationOf } from './prepared';

let database: TestDatabase;
beforeEach(async () => (database = await createEmptyDatabase()));
afterEach(() => database.drop());

const prepare = async (preparation?: string, dryRun = false) =>
  prepareDatabase({ databaseUrl: database.url, domains: await readDataFiles([library]), preparation, dryRun });

test('a database is prepared from the same until it is prepared from something else', async () => {
  const preparation = preparationOf([library]);
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

test('the same files have the same name', () => {
  expect(preparationOf([library])).toBe(preparationOf([library]));
  expect(preparationOf([library])).not.toBe(preparationOf([]));
});

test('a database that does not answer is told as such, and not taken for one that is not prepared', async () => {
  const url = new URL(database.url);
  url.port = '1';
  await expect(isPrepared(url.href, [library], 'any')).rejects.toThrow(/does not answer/);
});
