import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** From the system's package, or the program that REDIS_SERVER names. */
const program = process.env.REDIS_SERVER ?? 'redis-server';

/** A real Redis for one test. */
export interface TestRedis {
  port: number;
  url: string;
  start(): Promise<void>;
  /** Kills it, as a failing machine would. */
  kill(): Promise<void>;
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void;
  close(): Promise<void>;
}

export async function openRedis(): Promise<TestRedis> {
  const directory = mkdtempSync(join(tmpdir(), 'redis-'));
  const port = await freePort();
  let redis: ChildProcess;

  async function start(): Promise<void> {
    redis = spawn(program, ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', directory]);
    await new Promise<void>((resolve, reject) => {
      let output = '';
      redis.stdout?.on('data', (chunk) => {
        output += String(chunk);
        if (output.includes('Ready to accept connections')) resolve();
      });
      redis.once('error', reject);
    });
  }
  const kill = (): Promise<void> =>
    new Promise((resolve) => {
      redis.once('exit', () => resolve());
      redis.kill('SIGKILL');
    });
  await start();
  return {
    port,
    url: `redis://127.0.0.1:${port}/0`,
    start,
    kill,
    signal: (signal) => void redis.kill(signal),
    async close() {
      await kill();
      rmSync(directory, { recursive: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
