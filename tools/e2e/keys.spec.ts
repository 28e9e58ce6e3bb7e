import { subgraphs } from '@tokorozawa/registry';
import { cloneDatabase, createEmptyDatabase, type TestDatabase } from '@tokorozawa/subgraph-kit/testing';
import { startProgram } from '../src/testing/product';
import { lastLine, type Ending } from '../src/testing/running-process';

let database: TestDatabase;
beforeAll(async () => {
  const needed = ['regional-partnership', 'regional-services'];
  database = await cloneDatabase(subgraphs.filter(({ name }) => needed.includes(name)));
});
afterAll(() => database.drop());

const keys = (args: string[], language = 'en_US.UTF-8', url = database.url): Promise<Ending> =>
  startProgram('tools/dist/keys.js', args, { env: { DATABASE_URL: url, LC_ALL: language } }).ended;

const facts = ['--municipality', '112097', '--expires', '2999-03-31', '--label', 'library system'];
const scopes = ['--scopes', 'facilities:write,events:write'];

test('a key is shown once, listed without its secret, and revoked', async () => {
  const created = await keys(['create', ...facts, ...scopes]);
  expect(created.exitCode).toBe(0);
  expect(created.stdout).toMatch(/^pgk_[0-9a-f]{12}_[\w-]{43}\n$/);
  expect(lastLine(created.stderr)).toMatch(
    /^This is the new key [0-9a-f]{12} of Hanno, valid through 2999-03-31\. It is shown only now: /,
  );
  const [, id = '', secret = ''] = /pgk_(.{12})_(\S{43})/.exec(created.stdout) ?? [];

  const listed = await keys(['list']);
  expect(listed.stdout).toBe(
    `${id}  112097 飯能市  library system\n  facilities:write, events:write\n  valid through 2999-03-31, never used (time in Japan)\n`,
  );
  expect(listed.stdout).not.toContain(secret);

  const revoked = await keys(['revoke', id]);
  expect(revoked.stdout).toBe(`The key ${id} is revoked, and fails with the next request.\n`);
  expect((await keys(['list'], 'ja_JP.UTF-8')).stdout).toContain('に失効、未使用');
});

test.each<[string, string[], RegExp]>([
  ['without a command', [], /Use one of these commands:/],
  ['with a word too many', ['list', 'all'], /Use one of these commands:/],
  ['with an option that does not exist', ['create', ...facts, ...scopes, '--scope', 'x'], /Use one of these commands:/],
  ['without scopes', ['create', ...facts], /Use one of these commands:/],
  [
    'for an unknown scope',
    ['create', ...facts, '--scopes', 'everything'],
    /There is no scope "everything"\. Choose from/,
  ],
  ['for a day that is over', ['create', ...facts, ...scopes, '--expires', '2020-01-01'], /2020-01-01 is over\./],
  ['for no day', ['create', ...facts, ...scopes, '--expires', 'soon'], /"soon" is not a day\./],
  [
    'for another municipality',
    ['create', ...facts, ...scopes, '--municipality', '131041'],
    /The municipality "131041" may not enter records\. Choose from 112089 所沢市 Tokorozawa/,
  ],
  ['for an unknown key', ['revoke', 'abc'], /There is no key "abc"\./],
])('a command %s says what is right', async (_, args, words) => {
  const { exitCode, stdout, stderr } = await keys(args);
  expect(exitCode).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toMatch(words);
});

test('a database that is not prepared is told so', async () => {
  const empty = await createEmptyDatabase();
  const { exitCode, stderr } = await keys(['list'], 'en_US.UTF-8', empty.url);
  await empty.drop();
  expect(exitCode).toBe(1);
  expect(lastLine(stderr)).toBe('The database is not prepared yet. Run npm start or npm run data first.');
});
