import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root, stop } from './workspace.mjs';

/** The exit code of what was interrupted, as shells have it. */
const interrupted = 130;
/** The process group of the step at work. */
let group;
let isInterrupted = false;

/** Runs a command of the workspace; shows that it is at work, and its output only if it fails. */
export async function step(name, [command, ...args]) {
  const began = performance.now();
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(2)} s`;
  const path = `${join(root, 'node_modules/.bin')}:${process.env.PATH}`;
  // In a process group of its own, so that all that it starts can be ended with it.
  const child = spawn(command, args, {
    cwd: root,
    detached: true,
    // Nx would start a process for each of its own plugins, of which none is ours.
    env: { ...withoutNx(process.env), PATH: path, NX_DAEMON: 'false', NX_ISOLATE_PLUGINS: 'false' },
  });
  group = child.pid;
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(chunk));
  const reminder = setInterval(() => console.error(`  … ${name} (${seconds()})`), 2_000);

  const code = await new Promise((done) => child.on('error', (error) => done(error.message)).on('close', done));

  group = undefined;
  clearInterval(reminder);
  if (isInterrupted) stop('The build was interrupted.', interrupted);
  if (code !== 0) stop(`${Buffer.concat(output)}\nThe step "${name}" failed. What went wrong stands above.`);
  console.error(`  ✔ ${name.padEnd(12)} ${seconds()}`);
}

/** Ends the step at work with all that it has started, and then this process. */
export function interrupt() {
  isInterrupted = true;
  if (group) process.kill(-group, 'SIGKILL');
  else stop('The build was interrupted.', interrupted);
}

/** Below a task of Nx, as in a run of the tests, Nx would take a build for a loop. */
function withoutNx(variables) {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !name.startsWith('NX_')));
}
