import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startChild, untilReady } from '../harness/child.mjs';
import { inRoot } from '../harness/places.mjs';
import { freePort } from '../harness/ports.mjs';
import { heldMegabytes, heldMegabytesAlone } from '../harness/process-use.mjs';
import { startFlags } from '../harness/start-flags.mjs';
import { randomOperations } from './random-operations.mjs';

const { values } = parseArgs({
  options: {
    operations: { type: 'string', default: '10000' },
    callers: { type: 'string', default: '8' },
    seed: { type: 'string', default: '1' },
  },
});
const [operations, callers, seed] = [values.operations, values.callers, values.seed].map(Number);

/** Memory is looked at after each of so many parts of the whole. */
const looks = 20;

const stateDirectory = mkdtempSync(join(tmpdir(), 'planning-graph-soak-'));
// PostgreSQL never works as root, and its own user must come in.
chmodSync(stateDirectory, 0o755);
const port = await freePort();
const url = `http://127.0.0.1:${port}`;
/** The product as `npm start` runs it, at its default settings but for the limit of requests. */
const product = startChild(
  {
    command: process.execPath,
    args: [...startFlags(), inRoot('apps/gateway/dist/main.js')],
    env: { PORT: String(port), STATE_DIRECTORY: stateDirectory, RATE_LIMIT_PER_MINUTE: '0', NODE_ENV: 'production' },
  },
  { name: 'product', directory: stateDirectory },
);

try {
  await untilReady(product, 'the product', async () => {
    const { status } = await fetch(`${url}/health/ready`);
    if (status !== 200) throw new Error(`status ${status}`);
  });
  const next = randomOperations(await (await fetch(`${url}/schema.graphql`)).text(), seed);
  const outcomes = new Map();
  say('operations | gateway MB | planners MB | PostgreSQL MB | all MB');
  report(0);
  for (let look = 1; look <= looks; look++) {
    await askAll(next, Math.round(operations / looks), outcomes);
    report(Math.round((operations / looks) * look));
  }
  say(`\n${[...outcomes].map(([outcome, count]) => `${count} ${outcome}`).join(', ')}`);
} finally {
  await product.stop();
  rmSync(stateDirectory, { recursive: true, force: true });
}

/** So many new operations, asked by several callers at a time. */
async function askAll(next, count, outcomes) {
  let left = count;
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (left-- > 0) {
        const outcome = await outcomeOf(next());
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      }
    }),
  );
}

async function outcomeOf(query) {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const { errors } = await response.json();
  return errors?.[0].extensions.code ?? 'answered';
}

function report(asked) {
  const gateway = heldMegabytesAlone(product.pid);
  const postgres = heldMegabytes(postmaster());
  // PostgreSQL was started by the gateway, as its planners were.
  const all = heldMegabytes(product.pid);
  say([asked, gateway, all - gateway - postgres, postgres, all].map((value) => Math.round(value)).join(' | '));
}

/** The first process of the embedded PostgreSQL. */
function postmaster() {
  const file = readdirSync(stateDirectory, { recursive: true }).find((path) => path.endsWith('postmaster.pid'));
  return Number(readFileSync(join(stateDirectory, file), 'utf8').split('\n')[0]);
}

function say(line) {
  process.stdout.write(`${line}\n`);
}
