// Everything that must hold before a change lands, gate by gate; each that fails says what mends it.
//   npm run check [-- lock licenses format schema docs data types lint test test:e2e test:system test:browser]
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerHelp } from './run/help.mjs';
import { root, stop } from './run/workspace.mjs';

const npm = (...args) => ['npm', 'run', '--silent', ...args];

/** In the order of how soon they answer. */
const quick = [
  { name: 'lock', command: npm('lock:check'), mend: 'Run "npm install" and commit package-lock.json.' },
  {
    name: 'licenses',
    command: npm('licenses:check'),
    mend: 'Use another package, or accept the license in tools/check/licenses.mjs and docs/dependencies.md.',
  },
  { name: 'format', command: npm('format:check'), mend: 'Run "npm run format" and commit what it writes.' },
  { name: 'schema', command: npm('schema', '--', '--check'), mend: 'Run "npm run schema" and commit what it writes.' },
  { name: 'docs', command: npm('docs', '--', '--check'), mend: 'Run "npm run docs" and commit what it writes.' },
  {
    name: 'data',
    command: npm('data:check'),
    mend: 'Correct the rows, or say why a figure is left out: CONTRIBUTING.md.',
  },
  { name: 'types', command: npm('types'), mend: 'Mend what the compiler names above, and ask again: "npm run types".' },
  { name: 'lint', command: npm('lint'), mend: 'Run "npm run lint:fix", and mend by hand what it leaves.' },
];

/** Not run while a quick gate fails: most of them would fail for the same reason. */
const tests = [
  { name: 'test', command: npm('test'), mend: 'Mend what the tests above say; "npx jest FILE" runs one file of them.' },
  { name: 'test:e2e', command: npm('test:e2e'), mend: 'Mend what the tests above say; they start the built programs.' },
  { name: 'test:system', command: npm('test:system'), mend: 'Mend what the tests above say; they need redis-server.' },
  { name: 'test:browser', command: npm('test:browser'), mend: 'Mend what the tests above say; they need Chromium.' },
];

const names = [...quick, ...tests].map(({ name }) => name);
const chosen = process.argv.slice(2);
answerHelp('tools/check.mjs', chosen);
const unknown = chosen.find((name) => !names.includes(name));
if (unknown) stop(`There is no gate "${unknown}". Known: ${names.join(', ')}.`);

let failed = run(quick);
if (failed.length === 0) failed = run(tests);
if (failed.length > 0) stop(['', ...failed.map(({ name, mend }) => `✘ ${name}: ${mend}`)].join('\n'));
if (chosen.length === 0) noteCheckedCommit();

/** Records for `npm run release` that this commit, without local changes, passes all checks. */
function noteCheckedCommit() {
  const git = (...args) => spawnSync('git', args, { cwd: root, encoding: 'utf8' }).stdout?.trim();
  if (git('status', '--porcelain') === '') writeFileSync(join(root, 'dist/checked-commit'), git('rev-parse', 'HEAD'));
}

/** Runs the gates that were chosen, all unless told, and answers those that failed. */
function run(gates) {
  return gates.filter(({ name, command: [program, ...args] }) => {
    if (chosen.length > 0 && !chosen.includes(name)) return false;
    const began = performance.now();
    console.log(`\n── ${name}`);
    const { status } = spawnSync(program, args, { cwd: root, stdio: 'inherit' });
    console.log(`${status === 0 ? '✔' : '✘'} ${name} ${((performance.now() - began) / 1000).toFixed(1)} s`);
    return status !== 0;
  });
}
