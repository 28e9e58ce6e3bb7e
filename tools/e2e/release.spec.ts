import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startProgram } from '../src/testing/product';
import { RunningProcess, type Ending } from '../src/testing/running-process';
import { copyWorkspace } from '../src/testing/workspace-copy';

let copy: string;
beforeAll(async () => {
  copy = await copyWorkspace();
  await git('init', '--quiet');
  await commit();
});

const git = async (...args: string[]): Promise<string> => {
  const identity = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.org'];
  const { stdout, stderr, exitCode } = await RunningProcess.start(['git', ...identity, ...args], { cwd: copy }).ended;
  if (exitCode !== 0) throw new Error(stderr);
  return stdout.trim();
};
const commit = async (): Promise<void> => {
  await git('add', '--all');
  await git('commit', '--quiet', '--message', 'Begin');
};
const release = (...args: string[]): Promise<Ending> => {
  const identity = { GIT_AUTHOR_NAME: 'Somebody', GIT_AUTHOR_EMAIL: 'somebody@example.org' };
  const env = { ...identity, GIT_COMMITTER_NAME: 'Somebody', GIT_COMMITTER_EMAIL: 'somebody@example.org' };
  return startProgram('tools/dist/release.js', args, { cwd: copy, env }).ended;
};
const read = (path: string): Promise<string> => readFile(join(copy, path), 'utf8');

it('asks for a version, for a clean checkout and for gates that have passed', async () => {
  expect((await release()).stderr).toContain('Give one version above 0.1.0: npm run release -- 0.2.0');
  expect((await release('0.0.9')).stderr).toContain('Give one version above 0.1.0');
  await writeFile(join(copy, 'new.txt'), '');
  const { exitCode, stderr } = await release('0.2.0');
  expect(exitCode).toBe(1);
  expect(stderr).toContain('There are uncommitted changes. Commit or stash them first.');
  expect(stderr).toContain('This commit has not passed all checks. Run "npm run check"');
  await commit();
});

it('writes the version everywhere, commits and tags with the notes, after a dry run that changed nothing', async () => {
  await mkdir(join(copy, 'dist'), { recursive: true });
  await writeFile(join(copy, 'dist/checked-commit'), await git('rev-parse', 'HEAD'));
  const dry = await release('0.2.0', '--dry-run');
  expect(dry).toMatchObject({ exitCode: 0 });
  expect(dry.stderr).toContain('and tag v0.2.0 with:');
  expect(await git('status', '--porcelain')).toBe('');

  expect(await release('0.2.0')).toMatchObject({ exitCode: 0 });
  expect(await git('status', '--porcelain')).toBe('');
  expect(await git('log', '-1', '--format=%s %D')).toContain('Release 0.2.0');
  expect(await git('cat-file', '-p', 'v0.2.0')).toMatch(/^tag v0\.2\.0$[^]*^0\.2\.0\n\n### Breaking changes$/m);
  for (const path of ['package.json', 'apps/gateway/package.json', 'libs/subgraphs/city-promotion/package.json']) {
    expect(JSON.parse(await read(path))).toMatchObject({ version: '0.2.0' });
  }
  expect(await read('CHANGELOG.md')).toMatch(
    /^## Unreleased\n\n## 0\.2\.0 - \d{4}-\d{2}-\d{2}\n\n### Breaking changes$/m,
  );
  expect(await read('publiccode.yml')).toContain("softwareVersion: '0.2.0'");
  const lock = await RunningProcess.start([process.execPath, 'tools/check/lock.mjs'], { cwd: copy }).ended;
  expect(lock).toMatchObject({ exitCode: 0 });
});
