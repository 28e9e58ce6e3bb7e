import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { failedTasks, faultsIn } from './failure.mjs';
import { root, stop } from './workspace.mjs';

/** The exit code of what was interrupted, as shells have it. */
const interrupted = 130;
/** The process of the step at work. */
let atWork;
let isInterrupted = false;

/** Runs a program of Node's in the workspace; shows that it is at work, and tells why if it fails. */
export async function step(name, [program, ...args]) {
  const began = performance.now();
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(2)} s`;
  const path = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  const child = spawn(process.execPath, [join(root, program), ...args], {
    cwd: root,
    // In a process group of its own, so that all that it starts can be ended with it. Windows has no such groups.
    detached: process.platform !== 'win32',
    // Nx would start a process for each of its own plugins, of which none is ours.
    env: { ...withoutNx(process.env), PATH: path, NX_ISOLATE_PLUGINS: 'false' },
  });
  atWork = child;
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(chunk));
  const reminder = setInterval(() => console.error(`  … ${name} (${seconds()})`), 2_000);

  const code = await new Promise((done) => child.on('error', (error) => done(error.message)).on('close', done));

  atWork = undefined;
  clearInterval(reminder);
  if (isInterrupted) stop('The build was interrupted.', interrupted);
  if (code !== 0) stop(failure(name, Buffer.concat(output).toString()));
  console.error(`  ✔ ${name.padEnd(12)} ${seconds()}`);
}

/** One sentence where the output tells place and reason; else what was said by that which failed. */
function failure(name, output) {
  const [first, ...others] = faultsIn(output);
  if (!first) return `${failedTasks(output) || output}\nThe step "${name}" failed. What went wrong stands above.`;
  const log = `dist/${name}.log`;
  writeFileSync(join(root, log), output);
  const more = others.length > 0 ? `, and ${others.length} more` : '';
  return `The build failed: ${first}${more}. All that was said is in ${log}.`;
}

/** Ends the step at work with all that it has started, and then this process. */
export function interrupt() {
  isInterrupted = true;
  if (!atWork) stop('The build was interrupted.', interrupted);
  else if (process.platform === 'win32') atWork.kill();
  else process.kill(-atWork.pid, 'SIGKILL');
}

/** Below a task of Nx, as in a run of the tests, Nx would take a build for a loop. */
function withoutNx(variables) {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !name.startsWith('NX_')));
}
