import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild, untilReady } from '../harness/child.mjs';
import { inRoot } from '../harness/places.mjs';
import { freePort } from '../harness/ports.mjs';
import { heldMegabytes, heldMegabytesAlone } from '../harness/process-use.mjs';
import { startFlags } from '../harness/start-flags.mjs';
import { randomOperations } from './random-operations.mjs';

const callers = 8;
const seed = 1;
/** Memory is looked at after each of so many parts of the whole. */
const looks = 17;
const wholeRun = 8_500;
const quickRun = 850;

/**
 * Asks the product, as `npm start` runs it, operations of which none is like another, and looks at the memory of all its
 * processes meanwhile.
 * @returns {Promise<{ asked: number, refused: number, rows: { asked: number, gateway: number, planners: number, postgres: number, all: number }[] }>}
 *   memory in megabytes; null where the system does not tell
 */
export async function measureSoak({ isQuick, say }) {
  say('\n(h) random operations, each a new one');
  const stateDirectory = mkdtempSync(join(tmpdir(), 'planning-graph-soak-'));
  // PostgreSQL never works as root, and its own user must come in.
  chmodSync(stateDirectory, 0o755);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const product = startChild(
    {
      command: process.execPath,
      args: [...startFlags(), inRoot('apps/gateway/dist/main.js')],
      env: { PORT: String(port), STATE_DIRECTORY: stateDirectory, RATE_LIMIT_PER_MINUTE: '0', NODE_ENV: 'production' },
    },
    { name: 'product', directory: stateDirectory },
  );
  const look = (asked) => {
    const row = { asked, ...memoryOf(product.pid, stateDirectory) };
    say(`    ${row.asked} asked: ${row.all?.toFixed(0) ?? '–'} MB`);
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
    return { asked: part * looks, refused, rows };
  } finally {
    await product.stop();
    rmSync(stateDirectory, { recursive: true, force: true });
  }
}

async function isReady(url) {
  const { status } = await fetch(`${url}/health/ready`);
  if (status !== 200) throw new Error(`status ${status}`);
}

/** So many new operations, asked by several callers at a time; answers how many were refused. */
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
          // A connection that was left for too long on a busy machine is closed just as it is used.
          () => ({ errors: [] }),
        );
        if (answer.errors) refused++;
      }
    }),
  );
  return refused;
}

/** PostgreSQL was started by the gateway, as its planners were. */
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
