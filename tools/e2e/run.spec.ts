import { readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkout } from '../src/testing/checkout';
import { runData, startProgram } from '../src/testing/product';
import { lastLine, RunningProcess } from '../src/testing/running-process';
import { processesIn } from '../src/testing/state-folder';
import { copyWorkspace } from '../src/testing/workspace-copy';

/** No subgraph is called so: a program that needs no database to say it. */
const knocking = 'nope';

describe('Node', () => {
  const startOn = (OTHER_NODE: string) =>
    startProgram('apps/subgraph/dist/main.js', [knocking], {
      env: {
        OTHER_NODE,
        NODE_OPTIONS: `--require=${JSON.stringify(join(__dirname, '../src/testing/other-node.cjs'))}`,
      },
    }).ended;

  it('that is too old is told', async () => {
    const { exitCode, stderr } = await startOn('20.18.3');
    expect(exitCode).toBe(1);
    expect(stderr).toBe('Node 20.18.3 is too old. Install Node 20.19 or newer.\n');
  });

  it('that is older than the one that comes along serves, and is told', async () => {
    const { stderr } = await startOn('20.19.0');
    expect(stderr).toMatch(/^This runs on Node 20\.19\.0 of this machine, not on the tested Node 24/);
    expect(lastLine(stderr)).toMatch(/^No subgraph is called "nope"/);
  });

  it.each(['24.11.0', '26.1.0'])('%s is no matter to speak of', async (version) => {
    expect((await startOn(version)).stderr).not.toContain('This runs on');
  });
});

test('variables before a program are set in any shell', async () => {
  const { stderr } = await RunningProcess.start(
    [process.execPath, 'tools/run.mjs', 'LOG_LEVEL=loud', 'PORT=a=b c', 'apps/gateway/dist/main.js'],
    { cwd: checkout, env: process.env },
  ).ended;
  expect(lastLine(stderr)).toMatch(/LOG_LEVEL must be one of .*; PORT must be/);
});

test('an option that a command does not have is told, and is no bug of the program', async () => {
  const { exitCode, stderr } = await startProgram('tools/dist/plan.js', ['--nonsense']).ended;
  expect(exitCode).toBe(1);
  expect(stderr.trim()).toMatch(/^Unknown option '--nonsense'/);
});

describe('without its packages', () => {
  let copy: string;
  beforeAll(async () => (copy = await copyWorkspace({ packages: 'none' })));

  it('a start says that they are not installed', async () => {
    const { exitCode, stderr } = await startProgram('apps/subgraph/dist/main.js', [knocking], { cwd: copy }).ended;
    expect(exitCode).toBe(1);
    expect(stderr).toBe('The packages are not installed. Run "npm ci" first.\n');
  });

  it.each([':', '#', '?'])('a folder with %s in its name is told', async (sign) => {
    const moved = join(dirname(copy), `work${sign}space`);
    await rename(copy, moved);
    const { exitCode, stderr } = await startProgram('apps/subgraph/dist/main.js', [knocking], { cwd: moved }).ended;
    await rename(moved, copy);
    expect(exitCode).toBe(1);
    expect(stderr).toBe(`Nothing can be built in a folder with "${sign}" in its name. Move ${moved} to another.\n`);
  });
});

test('a .env is read, and what the environment says goes before it', async () => {
  const copy = await copyWorkspace();
  await edit(copy, '.env', () => 'LOG_LEVEL=loud\n');
  const sentence = async (LOG_LEVEL?: string): Promise<string> =>
    lastLine((await runData(['--nope'], { cwd: copy, env: { LOG_LEVEL } })).stderr);
  expect(await sentence()).toMatch(/^The environment is invalid: LOG_LEVEL must be one of/);
  expect(await sentence('warn')).toMatch(/^"npm run data" does not understand --nope/);
});

describe('what a start does to build', () => {
  const registry = 'libs/registry/src/index.ts';
  const renamed = (text: string) => text.replace('No subgraph is called', 'None is named');
  let copy: string;
  const start = () => startProgram('apps/subgraph/dist/main.js', [knocking], { cwd: copy });
  // In a folder whose name shells would take apart.
  const folderName = "計画 グラフ (2) & it's 100% $HOME; ~!";
  beforeAll(async () => (copy = await copyWorkspace({ buildCache: true, folderName })));

  it('is nothing, when only what people read has changed', async () => {
    await edit(copy, 'libs/registry/README.md', () => '# What there is\n');
    expect((await start().ended).stderr).not.toContain('build');
  });

  it('is to ask for packages that are not those of the sources', async () => {
    const text = await edit(copy, 'package-lock.json', (text) =>
      text.replace(/("node_modules\/zod": \{\s+"version": ")/, '$19'),
    );
    const { exitCode, stderr } = await start().ended;
    expect(exitCode).toBe(1);
    expect(stderr).toBe(
      'The installed packages are not those of package-lock.json (zod is missing or of another version). Run "npm ci".\n',
    );
    await edit(copy, 'package-lock.json', () => text);
  });

  it('can be interrupted by Ctrl-C, and leaves nothing running', async () => {
    await edit(copy, registry, renamed);
    const interrupted = start();
    while (!isBuilding(copy)) await sleep(20);
    interrupted.signalGroup('SIGINT');
    const { exitCode, stderr } = await interrupted.ended;
    expect(exitCode).toBe(130);
    expect(lastLine(stderr)).toBe('The build was interrupted.');
    expect(processesIn(copy)).toEqual([]);
  });

  it('is done by one of two starts at once, also after a start that was killed at it', async () => {
    const killed = start();
    while (!isBuilding(copy)) await sleep(20);
    await killed.stop('SIGKILL');
    const both = await Promise.all([start().ended, start().ended]);
    expect(both.filter(({ stderr }) => stderr.includes('✔ build'))).toHaveLength(1);
    for (const { stderr } of both) expect(lastLine(stderr)).toMatch(/^None is named "nope"\. Known: /);
  });

  it('is told in one sentence when it fails, with file and reason, and is done again by the next start', async () => {
    const text = await edit(copy, registry, (text) => `${text}\nexport const broken = ;\n`);
    const line = text.split('\n').length + 1;
    const failed = await start().ended;
    expect(failed.exitCode).toBe(1);
    expect(failed.stderr.replace(/^ {2}….*\n/gm, '')).toBe(
      `The build failed: ${registry}:${line}:23 Expression expected. The whole output is in dist/build.log.\n`,
    );
    expect(await readFile(join(copy, 'dist/build.log'), 'utf8')).toContain('export const broken = ;');

    await edit(copy, registry, () => text);
    expect(lastLine((await start().ended).stderr)).toMatch(/^None is named "nope"\. Known: /);
  });

  it.each([
    [
      'apps/explorer/src/page/masthead.tsx',
      /^The build failed: apps\/explorer\/src\/page\/masthead.tsx:\d+:8 Could not/,
    ],
    [registry, /^The build failed: libs\/registry\/src\/index\.ts imports "\.\/nowhere", which does not exist\./],
    ['apps/gateway/src/main.ts', /^The program does not start: apps\/gateway\/src\/main\.ts imports "\.\/nowhere"/],
    ['apps/gateway/src/serve.ts', /^Cannot find module '\.\/nowhere', which .+\/gateway\/dist\/serve\.js imports\.$/],
  ])('is told in one sentence when %s imports what is not there', async (path, sentence) => {
    const text = await edit(copy, path, (text) => `${text}\nimport './nowhere';\n`);
    const { exitCode, stderr } = await startProgram('apps/gateway/dist/main.js', [], { cwd: copy }).ended;
    expect(exitCode).toBe(1);
    expect(lastLine(stderr)).toMatch(sentence);
    await edit(copy, path, () => text);
  });
});

/** Whether Nx is at work in a copy. */
function isBuilding(copy: string): boolean {
  return processesIn(copy).some(({ command }) => command.includes('run-many'));
}

/** Answers what the file said before. */
async function edit(copy: string, path: string, change: (text: string) => string): Promise<string> {
  const file = join(copy, path);
  const text = await readFile(file, 'utf8').catch(() => '');
  await writeFile(file, change(text));
  return text;
}
