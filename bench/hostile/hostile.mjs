import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ask } from '../harness/ask.mjs';
import { startChild, untilReady } from '../harness/child.mjs';
import { inBench, inRoot } from '../harness/places.mjs';
import { inMemoryLimit } from '../harness/memory-limit.mjs';
import { freePort } from '../harness/ports.mjs';
import { peakMegabytes } from '../harness/process-use.mjs';
import { median } from '../harness/statistics.mjs';
import { openDatabase } from '../loads/database.mjs';
import { oursColocatedDelivered } from '../peers/ours/peer.mjs';

const run = promisify(execFile);

/** What is left of a container of 768 MB beside its PostgreSQL. */
const maxMegabytes = 600;

/** Milliseconds between an answer and the next request on the same connection, so that others alone do not saturate it. */
const others = [
  { query: 'cached', address: '127.0.0.3', connections: 4, pause: 5 },
  { query: 'new', address: '127.0.0.4', connections: 4, pause: 100 },
];
const attack = [{ query: 'hard', address: '127.0.0.2', connections: 4, pause: 0 }];

/**
 * Measures how one caller with the costliest queries, four at a time and all different, affects other callers: our
 * gateway as delivered, in one process, with its limits.
 * @returns {Promise<{ others: { query: string, alone: object, beside: object }[], hard: object, megabytes: number | null }>}
 */
export async function measureHostile({ rounds, seconds, warmUp, directory, say }) {
  say('\n(g) a hostile caller with the costliest queries, four at a time, beside others');
  const database = await openDatabase({ say });
  const { child, url, limited } = await start(database, directory);
  let from = 0;
  const drive = async (kinds, duration) => {
    from += 1_000_000;
    const { stdout } = await run(
      process.execPath,
      [inBench('hostile/caller.mjs'), JSON.stringify({ url, seconds: duration, from, kinds })],
      { maxBuffer: 2 ** 28 },
    );
    return JSON.parse(stdout);
  };
  try {
    await drive([...others, ...attack], warmUp);
    const looks = { alone: [], beside: [], hard: [] };
    for (let round = 1; round <= rounds; round++) {
      looks.alone.push(await drive(others, seconds));
      const [beside, { hard }] = await Promise.all([drive(others, seconds), drive(attack, seconds)]);
      looks.beside.push(beside);
      looks.hard.push(hard);
      say(`    round ${round} of ${rounds}`);
    }
    return {
      others: others.map(({ query }) => ({
        query,
        alone: summary(looks.alone.map((look) => look[query])),
        beside: summary(looks.beside.map((look) => look[query])),
      })),
      hard: { ...summary(looks.hard), seconds: seconds * rounds },
      megabytes: peakMegabytes(child.pid),
    };
  } finally {
    await child.stop();
    await limited.close();
    await database.close();
  }
}

async function start(database, directory) {
  const port = await freePort();
  const bed = {
    ourSupergraph: inRoot('supergraph.graphql'),
    subgraphUrl: 'http://127.0.0.1:1/{name}/graphql',
    gatewaySecret: 'nobody asks for it here',
    databaseUrl: database.url,
  };
  const program = oursColocatedDelivered.start({ bed, port });
  // Each caller has its own address here, so the limits are the delivered ones.
  const env = { NODE_ENV: 'production', ...program.env, RATE_LIMIT_PER_MINUTE: '' };
  const limited = inMemoryLimit({ ...program, env }, maxMegabytes);
  const child = startChild(limited.program, { name: 'hostile', directory });
  const url = `http://127.0.0.1:${port}/graphql`;
  await untilReady(child, 'our gateway', () => ask(url, { query: '{ __typename }' }));
  return { child, url, limited };
}

/** Percentiles are medians of the rounds; counts are sums. */
function summary(looks) {
  const refused = {};
  for (const look of looks) {
    for (const [code, count] of Object.entries(look.refused)) refused[code] = (refused[code] ?? 0) + count;
  }
  return {
    requests: looks.reduce((sum, { times }) => sum + times.length, 0),
    p50: median(looks.map(({ times }) => percentile(times, 0.5))),
    p99: median(looks.map(({ times }) => percentile(times, 0.99))),
    refused,
  };
}

function percentile(times, share) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? null;
}
