import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild, untilReady } from '../harness/child.mjs';
import { inRoot } from '../harness/places.mjs';
import { inMemoryLimit } from '../harness/memory-limit.mjs';
import { freePort } from '../harness/ports.mjs';
import { heldMegabytes, heldMegabytesAlone } from '../harness/process-use.mjs';
import { startFlags } from '../harness/start-flags.mjs';
import { randomOperations } from './random-operations.mjs';

const callers = 8;
const seed = 1;
/** Memory is measured after each of this many equal parts of the run. */
const looks = 17;
const wholeRun = 8_500;
const quickRun = 850;
/** The container in which the product is promised to live. */
const maxMegabytes = 768;

/**
 * Sends different operations to the product, started as by `npm start`, and measures the memory of all its processes.
 * @returns {Promise<{ sent: number, refused: number, rows: { sent: number, gateway: number, planners: number, postgres: number, all: number }[], peakMegabytes: number | null }>}
 *   memory in megabytes, the peak with the page cache; null if the system does not report it
 */
export async function measureSoak({ isQuick, say }) {
  say('\n(h) random operations, all different');
  const stateDirectory = mkdtempSync(join(tmpdir(), 'planning-graph-soak-'));
  // PostgreSQL does not run as root, and its own user needs access.
  chmodSync(stateDirectory, 0o755);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const limited = inMemoryLimit(
    {
      command: process.execPath,
      args: [...startFlags(), inRoot('apps/gateway/dist/main.js')],
      env: { PORT: String(port), STATE_DIRECTORY: stateDirectory, RATE_LIMIT_PER_MINUTE: '0', NODE_ENV: 'production' },
    },
    maxMegabytes,
  );
  say(
    `    ${limited.isLimited ? `in ${maxMegabytes} MB, as in a container` : 'without a limit of memory, which needs Linux and root'}`,
  );
  const product = startChild(limited.program, { name: 'product', directory: stateDirectory });
  const look = (sent) => {
    const row = { sent, ...memoryOf(product.pid, stateDirectory) };
    say(
      `    ${row.sent} operations: ${megabytes(row.all)} MB, of which the gateway ${megabytes(row.gateway)}, planners ${megabytes(row.planners)}, PostgreSQL ${megabytes(row.postgres)}`,
    );
    return row;
  };
  try {
    await untilReady(product, 'the product', () => isReady(url));
    const next = randomOperations(await (await fetch(`${url}/schema.graphql`)).text(), seed);
    const part = (isQuick ? quickRun : wholeRun) / looks;
    const rows = [look(0)];
    let refused = 0;
    for (let n = 1; n <= looks; n++) {
      refused += await askAll(url, next, part);
      if (product.hasEnded()) throw new Error(`The product ended.\n${product.log().slice(-2_000)}`);
      rows.push(look(part * n));
    }
    return { sent: part * looks, refused, rows, peakMegabytes: limited.peakMegabytes() };
  } finally {
    await product.stop();
    await limited.close();
    rmSync(stateDirectory, { recursive: true, force: true });
  }
}

async function isReady(url) {
  const { status } = await fetch(`${url}/health/ready`);
  if (status !== 200) throw new Error(`status ${status}`);
}

/** Sends this many new operations from several concurrent callers, and returns how many were refused. */
async function askAll(url, next, count) {
  let left = count;
  let refused = 0;
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (left-- > 0) {
        const headers = { 'content-type': 'application/json' };
        const body = JSON.stringify({ query: next() });
        const answer = await fetch(`${url}/graphql`, { method: 'POST', headers, body }).then(
          (response) => response.json(),
          // On a busy machine, an idle connection can be closed at the moment of its next use.
          () => ({ errors: [] }),
        );
        if (answer.errors) refused++;
      }
    }),
  );
  return refused;
}

/** PostgreSQL and the planners are children of the gateway. */
function memoryOf(pid, stateDirectory) {
  const all = heldMegabytes(pid);
  const gateway = heldMegabytesAlone(pid);
  const postgres = heldMegabytes(postmasterIn(stateDirectory));
  return { gateway, planners: all === null ? null : all - gateway - postgres, postgres, all };
}

function postmasterIn(stateDirectory) {
  const file = readdirSync(stateDirectory, { recursive: true }).find((path) => path.endsWith('postmaster.pid'));
  return Number(readFileSync(join(stateDirectory, file), 'utf8').split('\n')[0]);
}

const megabytes = (value) => value?.toFixed(0) ?? '–';
