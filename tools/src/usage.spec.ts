import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '@tokorozawa/process-kit';
import { usageError } from './usage';

const { scripts } = JSON.parse(readFileSync(join(workspaceRoot, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
/** The scripts that run a program of ours, which takes what follows `--`. npm itself runs the first of them. */
const own = Object.keys(scripts).filter(
  (name) => name !== 'postinstall' && / (tools|apps|bench)\/\S+\.m?js$/.test(scripts[name] ?? ''),
);

function run(script: string, ...args: string[]) {
  const [, ...words] = (scripts[script]?.split(' && ').at(-1) ?? '').replace(/^exec /, '').split(' ');
  const { status, stdout, stderr } = spawnSync(process.execPath, [...words, ...args], {
    cwd: workspaceRoot,
    env: { ...process.env, npm_lifecycle_event: script },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const called = (script: string): string => (script === 'start' ? 'npm start' : `npm run ${script}`);

test('there are such scripts', () => expect(own.length).toBeGreaterThan(20));

test.each(own)('"npm run %s -- --help" says in both languages how it is called, and does nothing else', (script) => {
  const { status, stdout, stderr } = run(script, '--help');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const [japanese, english, , first] = stdout.split('\n');
  expect(japanese).toMatch(/[ぁ-ん]/);
  expect(english).toMatch(/^[\x20-\x7e…]+$/);
  expect(first?.trim().split(' ').slice(0, called(script).split(' ').length).join(' ')).toBe(called(script));
});

const withoutOptions = ['start', 'start:gateway', 'sandbox', 'translations', 'lock:check', 'licenses:check'];

test.each(withoutOptions)('"npm run %s" takes nothing else', (script) => {
  const { status, stdout, stderr } = run(script, '--port=4000');
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(/^「--port=4000」は指定できません。 "--port=4000" is not understood\.\n/);
  expect(stderr).toContain(`\n  ${called(script)}\n`);
});

test.each(own.filter((script) => !withoutOptions.includes(script)))(
  '"npm run %s" judges its options itself',
  (script) => {
    const [program = ''] = (scripts[script] ?? '').split(' ').slice(-1);
    const code = `import { answerHelp } from './tools/run/help.mjs'; answerHelp('${program}', ['--check']);`;
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
      cwd: workspaceRoot,
      env: { ...process.env, npm_lifecycle_event: script },
      encoding: 'utf8',
    });
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
  },
);

test('a command that cannot be understood is answered with the same lines', () => {
  const { message } = usageError('keys', { ja: '違います。', en: 'That is wrong.' });
  expect(message).toMatch(/^That is wrong\.\n {2}npm run keys -- create /);
});
