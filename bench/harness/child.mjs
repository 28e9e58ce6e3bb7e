import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { closedAtEnd } from './closing.mjs';

/** The time that a cold gateway may take on a busy machine, in milliseconds. */
const readyWithin = 60_000;
const endsWithin = 5_000;

/**
 * Starts a process whose output goes to a file.
 * @param {{ command: string, args?: string[], env?: Record<string, string>, cwd?: string }} program
 * @param {{ name: string, directory: string }} place the file's name and folder
 * @returns {{ pid: number, log(): string, hasEnded(): boolean, stop(): Promise<void> }}
 */
export function startChild({ command, args = [], env = {}, cwd }, { name, directory }) {
  const path = join(directory, `${name}.log`);
  const log = openSync(path, 'w');
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', log, log] });
  closeSync(log);
  let ended = false;
  const end = new Promise((resolve) => {
    const note = () => resolve((ended = true));
    child.once('exit', note).once('error', note);
  });
  return {
    pid: child.pid,
    log: () => readFileSync(path, 'utf8'),
    hasEnded: () => ended,
    stop: closedAtEnd(async () => {
      if (ended) return;
      child.kill('SIGTERM');
      await Promise.race([end, sleep(endsWithin, undefined, { ref: false })]);
      if (!ended) child.kill('SIGKILL');
      await end;
    }),
  };
}

/**
 * Waits until `attempt` succeeds. If the process ends or takes too long, throws an error with its last output and the
 * last failure.
 */
export async function untilReady(child, name, attempt) {
  const deadline = Date.now() + readyWithin;
  for (;;) {
    const failure = await attempt().then(
      () => undefined,
      (error) => error,
    );
    if (!failure) return;
    if (child.hasEnded() || Date.now() > deadline) {
      throw new Error(`${name} does not answer: ${failure.message}\n${child.log().slice(-1_000)}`.trim());
    }
    await sleep(100);
  }
}
