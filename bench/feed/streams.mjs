// The memory that idle subscribers of changes take:
//
//   node bench/feed/streams.mjs 10000
//
// Starts the built product with an embedded PostgreSQL of its own, and opens so many streams of one subscription. The
// number of files that a process may open (ulimit -n) must be larger.
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inRoot } from '../harness/places.mjs';
import { freePort } from '../harness/ports.mjs';

const count = Number(process.argv[2] ?? 10_000);
const directory = mkdtempSync(join(tmpdir(), 'planning-graph-streams-'));
chmodSync(directory, 0o755);
const port = await freePort();
const gateway = spawn(process.execPath, ['--max-semi-space-size=32', inRoot('apps/gateway/dist/main.js')], {
  env: {
    ...process.env,
    PORT: String(port),
    STATE_DIRECTORY: directory,
    RATE_LIMIT_PER_MINUTE: '0',
    MAX_CONNECTIONS: String(count + 100),
    MAX_CONNECTIONS_PER_CALLER: String(count + 100),
    MAX_SUBSCRIPTIONS: String(count),
    MAX_SUBSCRIPTIONS_PER_CALLER: String(count),
  },
  stdio: ['ignore', 'ignore', 'inherit'],
});

/** In megabytes; Linux only. */
function memory() {
  const status = readFileSync(`/proc/${gateway.pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1_024);
}

async function untilReady() {
  for (let turn = 0; turn < 600; turn++) {
    const response = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined);
    if (response?.ok) return;
    await sleep(200);
  }
  throw new Error('The gateway does not answer.');
}

const body = JSON.stringify({ query: 'subscription { changed { recordId operation record { __typename } } }' });
const request = `POST /graphql HTTP/1.1\r\nhost: localhost\r\naccept: text/event-stream\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;

function openStream() {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    socket.once('error', reject);
    socket.once('data', (chunk) => {
      if (!chunk.toString().startsWith('HTTP/1.1 200')) return reject(new Error(chunk.toString().split('\r\n')[0]));
      resolve(socket.resume());
    });
  });
}

const sockets = [];
try {
  await untilReady();
  await openStream().then((socket) => sockets.push(socket));
  await sleep(5_000);
  const before = memory();
  console.log(`1 stream: ${before} MB`);
  while (sockets.length < count) {
    sockets.push(...(await Promise.all(Array.from({ length: Math.min(50, count - sockets.length) }, openStream))));
    if (sockets.length % 1_000 < 50) console.log(`${sockets.length} streams: ${memory()} MB`);
  }
  // The garbage of opening is collected meanwhile, and each stream gets two heartbeats.
  await sleep(35_000);
  const after = memory();
  console.log(`${count} streams, idle: ${after} MB, ${(((after - before) * 1_024) / count).toFixed(1)} kB for each`);
} finally {
  for (const socket of sockets) socket.destroy();
  gateway.kill('SIGTERM');
  await new Promise((resolve) => gateway.once('exit', resolve));
  rmSync(directory, { recursive: true, force: true });
}
