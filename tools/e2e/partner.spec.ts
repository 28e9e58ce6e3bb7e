import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkout } from '../src/testing/checkout';
import { startProgram } from '../src/testing/product';
import { RunningProcess } from '../src/testing/running-process';

let folder: string;
let url: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'partner-'));
  const partner = RunningProcess.start([process.execPath, 'examples/partner/partner.mjs'], {
    cwd: checkout,
    env: { ...process.env, PORT: '0', PARTNER_SECRET: 'a-secret-of-the-partner' },
  });
  await writeFile(join(folder, 'secret'), 'a-secret-of-the-partner\n');
  [, url = ''] = await partner.says(/answers at (http:\S+)/);
});
afterAll(() => rm(folder, { recursive: true }));

const partner = (...args: string[]) =>
  startProgram('tools/dist/partner.js', args, {
    env: { LANG: 'en_US.UTF-8', LC_ALL: '', PARTNERS_DIRECTORY: join(folder, 'partners') },
  }).ended;

test('the subgraph of a partner is checked, added, listed and removed', async () => {
  const secret = ['--secret-file', join(folder, 'secret')];
  const unnamed = await partner('check', url, ...secret);
  expect(unnamed.exitCode).toBe(1);
  expect(unnamed.stdout).toContain('The type Municipality belongs to regional-partnership.');
  const misnamed = await partner('check', url, ...secret, '--types', 'Municipality,Facilities,facility');
  expect(misnamed.exitCode).toBe(1);
  expect(misnamed.stdout).toMatch(
    /--types names Facilities, .* \/schema\.graphql\.[^]*facility, .*Did you mean Facility\?/,
  );

  const added = await partner('add', 'hanno', url, ...secret, '--types', 'Municipality,Facility', '--cache', 'version');
  expect(added.stdout).toMatch(
    /^Fields that it adds to Municipality: parks\nFields that it adds to Facility: parkingSpaces\nTypes of its own: Park\nRoot fields of queries: park\nhanno can join\.\nWritten to \S+hanno\.yaml\. /,
  );
  expect(added.exitCode).toBe(0);
  expect((await partner('list')).stdout).toBe(
    `hanno  ${url}  types: Municipality, Facility · max-answer: 1024 KB · timeout: 2000 ms · cache: version\n`,
  );
  const again = await partner('check', url, ...secret, '--types', 'Municipality,Facility');
  expect(again).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('hanno can join.') });
  await writeFile(join(folder, 'next.graphql'), 'type Query { park(id: ID!): Park } type Park { id: ID! }');
  const next = await partner('check', join(folder, 'next.graphql'), '--name', 'hanno');
  expect(next.stdout).toContain("Field 'parks' was removed from object type 'Municipality'");
  expect((await partner('remove', 'hanno')).stdout).toBe(
    'hanno was removed. A running gateway drops its fields within seconds.\n',
  );
  expect((await partner('list')).stdout).toBe('No subgraph of a partner has joined.\n');
});

test.each<[string[], RegExp]>([
  [[], /Use one of these commands:\n {2}npm run partner -- check/],
  [['add', 'hanno', 'ftp://x', '--timeout', '2'], /URL must be an address like .*\n {2}--timeout must be a quantity/],
  [['add', 'regional-partnership', 'https://x.example'], /is the name of a subgraph of the city/],
  [['add', 'hanno', 'https://nowhere.invalid/graphql'], /it has the host nowhere\.invalid, which is not found/],
  [['remove', 'nobody'], /There is no partner "nobody"/],
  [['check', 'missing.graphql'], /There is no file .+missing\.graphql\./],
  [['check', 'docs'], /docs is a folder\./],
  [['add', 'hanno', 'http://127.0.0.1:1/graphql', '--secret-file', 'nowhere'], /There is no file .+nowhere\./],
  [['add', 'hanno', 'http://127.0.0.1:1/graphql', '--secret-file', 'docs'], /docs is a folder\./],
])('%j is refused with a sentence', async (args, sentence) => {
  const { exitCode, stderr } = await partner(...args);
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(sentence);
});
