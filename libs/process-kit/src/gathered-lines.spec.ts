import { execFileSync } from 'node:child_process';
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
