import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { ClosingError, OpenResources } from './process';

test('what was opened last is closed first, one after the other', async () => {
  const resources = new OpenResources();
  const closed: string[] = [];
  for (const name of ['database', 'subgraphs', 'gateway']) {
    resources.onClose(async () => {
      await sleep(5);
      closed.push(name);
    });
  }
  expect(await resources.closeAll()).toEqual([]);
  expect(closed).toEqual(['gateway', 'subgraphs', 'database']);
});

test('a resource that cannot be closed is reported, and does not keep the others open', async () => {
  const resources = new OpenResources();
  const closeDatabase = jest.fn().mockResolvedValue(undefined);
  resources.onClose(closeDatabase);
  resources.onClose(() => Promise.reject(new Error('stuck')));
  expect(await resources.closeAll()).toEqual([new Error('stuck')]);
  expect(closeDatabase).toHaveBeenCalledTimes(1);
});

test('a resource that is opened while the process closes is closed too, and nothing more is opened', async () => {
  const resources = new OpenResources();
  const closeLate = jest.fn().mockResolvedValue(undefined);
  resources.beginClosing();
  expect(() => resources.onClose(closeLate)).toThrow(ClosingError);
  await resources.closeAll();
  expect(closeLate).toHaveBeenCalledTimes(1);
});

test('a resource that hangs is waited for until somebody is in a hurry, and the others are closed', async () => {
  const resources = new OpenResources();
  const closeDatabase = jest.fn().mockResolvedValue(undefined);
  resources.onClose(closeDatabase);
  resources.onClose(() => new Promise(() => undefined));
  const closed = resources.closeAll();
  expect(await Promise.race([closed, sleep(100, 'waits')])).toBe('waits');
  resources.hurry();
  expect(await closed).toEqual([]);
  expect(closeDatabase).toHaveBeenCalledTimes(1);
});

test('a program that a command runs, and that fails, is reported with what it said', async () => {
  const program = `
    require(${JSON.stringify(require.resolve('../dist/process.js'))}).runCommand(async () => {
      const { execFile } = require('node:child_process');
      await require('node:util').promisify(execFile)(process.execPath, ['-e', 'throw new Error("no paper")']);
    });`;
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'ignore', 'pipe'] });
  expect(await text(child.stderr)).toContain('Error: no paper');
});

test('whoever reads the log late still gets all of it when the process ends', async () => {
  const load = (name: string): string => `require(${JSON.stringify(require.resolve(`../dist/${name}.js`))})`;
  const program = `
    const log = ${load('log')}.createLog('info');
    ${load('process')}.runCommand(async () => {
      for (let line = 1; line <= 3000; line++) log.info({ line }, 'x'.repeat(100));
    });`;
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  // A pipe takes only a part of it.
  await Promise.race([ended, sleep(1_000)]);
  const lines = (await text(child.stdout)).trimEnd().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { line: number }).line)).toEqual(
    Array.from({ length: 3_000 }, (_, index) => index + 1),
  );
  expect(await ended).toBe(0);
});
