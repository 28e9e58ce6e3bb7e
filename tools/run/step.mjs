import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { failedTasks, faultsIn } from './failure.mjs';
import { root, stop } from './workspace.mjs';

/** The exit code of an interrupted process, as shells define it. */
const interruptedExitCode = 130;
/** The process of the current step. */
let current;
let isInterrupted = false;

/** Runs a Node program in the workspace, shows that it is running, and reports why it fails. */
export async function step(name, [program, ...args]) {
  const began = performance.now();
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(2)} s`;
  const path = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  const child = spawn(process.execPath, [join(root, program), ...args], {
    cwd: root,
    // A process group of its own allows ending everything that it starts. Windows has no process groups.
    detached: process.platform !== 'win32',
    // Otherwise Nx starts a process for each of its own plugins.
    env: { ...withoutNx(process.env), PATH: path, NX_ISOLATE_PLUGINS: 'false' },
  });
  current = child;
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(chunk));
  const reminder = setInterval(() => console.error(`  … ${name} (${seconds()})`), 2_000);

  const code = await new Promise((done) => child.on('error', (error) => done(error.message)).on('close', done));

  current = undefined;
  clearInterval(reminder);
  if (isInterrupted) stop('The build was interrupted.', interruptedExitCode);
  if (code !== 0) stop(failure(name, Buffer.concat(output).toString()));
  console.error(`  ✔ ${name.padEnd(12)} ${seconds()}`);
}

/** One sentence if the output contains place and reason; else the output of the part that failed. */
function failure(name, output) {
  const [first, ...others] = faultsIn(output);
  if (!first) return `${failedTasks(output) || output}\nThe step "${name}" failed for the reason above.`;
  const log = `dist/${name}.log`;
  writeFileSync(join(root, log), output);
  const more = others.length > 0 ? `, and ${others.length} more` : '';
  return `The build failed: ${first}${more}. The whole output is in ${log}.`;
}

/** Ends the current step with everything that it has started, and then this process. */
export function interrupt() {
  isInterrupted = true;
  if (!current) stop('The build was interrupted.', interruptedExitCode);
  else if (process.platform === 'win32') current.kill();
  else process.kill(-current.pid, 'SIGKILL');
}

/** Without the variables of Nx: below a task of Nx, as in a test run, Nx would refuse the build as a loop. */
function withoutNx(variables) {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !name.startsWith('NX_')));
}
