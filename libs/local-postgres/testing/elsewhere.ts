import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** What a starter tells. */
export interface Report {
  server?: { url: string; adopted: boolean; steps: string[] };
  error?: { name: string; message: string };
  outcome?: string;
}

/** A process of its own that was told to start a server. */
export interface Elsewhere {
  /** Settles when the process has started a server or failed to. */
  report: Promise<Report>;
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
  return {
    report: nextReport(child),
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

async function nextReport(child: ChildProcess): Promise<Report> {
  const [report]: Report[] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => [{ error: { name: 'Exit', message: `ended with code ${code}` } }]),
  ]);
  return report ?? {};
}
