import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import { GatheredLines } from './gathered-lines';

test('lines of one turn of the event loop are written together, in their order, and later ones by themselves', async () => {
  const written: string[] = [];
  const lines = new GatheredLines({ write: (text) => void written.push(text) });
  lines.write('one\n');
  lines.write('two\n');
  expect(written).toEqual([]);
  await setImmediate();
  lines.write('three\n');
  await setImmediate();
  expect(written).toEqual(['one\ntwo\n', 'three\n']);
});

test.each(['process.exit()', 'throw new Error()'])('nothing is lost when the process ends by %s', (end) => {
  const program = `
    const { GatheredLines } = require(${JSON.stringify(require.resolve('../dist/gathered-lines.js'))});
    const lines = new GatheredLines({ write: (text) => require('node:fs').writeSync(1, text) });
    lines.write('last words\\n');
    ${end}`;
  expect(lastWordsOf(program)).toBe('last words\n');
});

function lastWordsOf(program: string): string {
  try {
    return execFileSync(process.execPath, ['-e', program], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

test('while nobody reads the log, it does not fill the memory, and says afterwards how much is missing', async () => {
  const program = `
    const { GatheredLines } = require(${JSON.stringify(require.resolve('../dist/gathered-lines.js'))});
    const lines = new GatheredLines(process.stdout);
    const line = 'x'.repeat(1023) + '\\n';
    const writeOn = (count) => {
      for (let n = 0; n < 1_000; n++) lines.write(line);
      if (count > 1) setImmediate(writeOn, count - 1);
      else process.stderr.write('written');
    };
    process.stdin.once('data', () => process.stdout.write('', () => lines.write('the end\\n')));
    writeOn(64);`;
  const child = spawn(process.execPath, ['-e', program]);
  await once(child.stderr, 'data');
  child.stdin.end('read on');
  const read = await text(child.stdout);
  const [note = ''] = read.split('\n').filter((line) => line.startsWith('{'));
  const { count } = JSON.parse(note) as { count: number };
  expect(count).toBeGreaterThan(30_000);
  expect(read.split('x\n')).toHaveLength(64_000 - count + 1);
  expect(read.endsWith('the end\n')).toBe(true);
});
