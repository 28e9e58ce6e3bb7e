import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type ServerEvent } from '../src/index';

/** What a starter tells. */
export interface Report {
  server?: { url: string; adopted: boolean; steps: string[] };
  error?: { name: string; message: string };
  outcome?: string;
  event?: ServerEvent;
}

/** A process of its own that was told to start a server. */
export interface Elsewhere {
  /** Settles when the process has started a server or failed to. */
  report: Promise<Report>;
  /** What has happened to its server so far. */
  events: ServerEvent[];
  stop(): Promise<Report>;
  kill(): Promise<void>;
}

/** How the process differs from this one. */
export interface Circumstances {
  user?: { uid: number; gid: number };
  env?: NodeJS.ProcessEnv;
  /** The largest file that it and its children may write, in blocks of 512 bytes. */
  fileSizeLimit?: number;
}

const children: ChildProcess[] = [];

afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')));

/** Starts a server from a process of its own, which ends with the test. */
export function startElsewhere(directory: string, { user, env, fileSizeLimit }: Circumstances = {}): Elsewhere {
  const node = ['--conditions=source', '--require', join(__dirname, 'typescript.cjs')];
  const limited = ['-c', `ulimit -f ${fileSizeLimit} && exec "$0" "$@"`, process.execPath, ...node];
  const child = fork(join(__dirname, 'starter.ts'), [directory], {
    ...user,
    env: { ...process.env, ...env },
    ...(fileSizeLimit ? { execPath: '/bin/sh', execArgv: limited } : { execArgv: node }),
  });
  children.push(child);
  const events: ServerEvent[] = [];
  child.on('message', ({ event }: Report) => event && events.push(event));
  return {
    report: nextReport(child),
    events,
    stop: () => {
      const outcome = nextReport(child);
      child.send('stop');
      return outcome;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

/** Its next message, but for what happens to the server. */
async function nextMessage(child: ChildProcess): Promise<Report[]> {
  for (;;) {
    const messages = (await once(child, 'message')) as Report[];
    if (!messages[0]?.event) return messages;
  }
}

async function nextReport(child: ChildProcess): Promise<Report> {
  const [report]: Report[] = await Promise.race([
    nextMessage(child),
    once(child, 'exit').then(([code]) => [{ error: { name: 'Exit', message: `ended with code ${code}` } }]),
  ]);
  return report ?? {};
}
