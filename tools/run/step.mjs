import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root, stop } from './workspace.mjs';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** The exit code of what was interrupted, as shells have it. */
const interrupted = 130;

/** Runs a command of the workspace; shows that it is at work, and its output only if it fails. Ctrl-C ends both. */
export async function step(name, [command, ...args]) {
  const began = performance.now();
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(2)} s`;
  const path = `${join(root, 'node_modules/.bin')}:${process.env.PATH}`;
  // In a process group of its own, so that all that it starts can be ended with it.
  const child = spawn(command, args, {
    cwd: root,
    detached: true,
    env: { ...process.env, PATH: path, NX_DAEMON: 'false' },
  });
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(chunk));
  const reminder = setInterval(() => console.error(`  … ${name} (${seconds()})`), 2_000);
  const interrupt = () => {
    process.kill(-child.pid, 'SIGKILL');
    stop(`The step "${name}" was interrupted.`, interrupted);
  };
  for (const signal of signals) process.once(signal, interrupt);

  const code = await new Promise((done) => child.on('error', (error) => done(error.message)).on('close', done));

  for (const signal of signals) process.off(signal, interrupt);
  clearInterval(reminder);
  if (code !== 0) stop(`${Buffer.concat(output)}\nThe step "${name}" failed. What went wrong stands above.`);
  console.error(`  ✔ ${name.padEnd(12)} ${seconds()}`);
}
