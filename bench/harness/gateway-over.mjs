import { databaseAt } from '../loads/database.mjs';
import { oursColocated } from '../peers/ours/peer.mjs';
import { ask } from './ask.mjs';
import { startChild, untilReady } from './child.mjs';
import { driver } from './driver.mjs';
import { inRoot } from './places.mjs';
import { freePort } from './ports.mjs';
import { cpuSeconds } from './process-use.mjs';

export const connections = 10;

/**
 * Starts our gateway in one process, caches off, over a copy of the reviewed data that this SQL or this function changes.
 * @param {{ name: string, sql?: string, fill?: (databaseUrl: string) => Promise<void> }} variant
 */
export async function startOver({ name, sql, fill }, database, { directory }) {
  await database.sql(`CREATE DATABASE bench_${name} TEMPLATE bench`, databaseAt(database.url, 'postgres'));
  const databaseUrl = databaseAt(database.url, `bench_${name}`);
  if (sql) await database.sql(sql, databaseUrl);
  await fill?.(databaseUrl);
  const port = await freePort();
  const bed = {
    ourSupergraph: inRoot('supergraph.graphql'),
    subgraphUrl: 'http://127.0.0.1:1/{name}/graphql',
    gatewaySecret: 'nobody asks for it here',
    databaseUrl,
  };
  const program = oursColocated.start({ bed, port });
  const child = startChild({ ...program, env: { NODE_ENV: 'production', ...program.env } }, { name, directory });
  const url = `http://127.0.0.1:${port}/graphql`;
  await untilReady(child, `our gateway over ${name}`, () => ask(url, { query: '{ __typename }' }));
  return { child, url, databaseUrl };
}

const cpuOf = (processes) => processes.reduce((sum, pid) => sum + cpuSeconds(pid), 0);

/** The CPU time of these processes for one request, in milliseconds, or the elapsed time if the system does not report it. */
export async function costOf(drive, seconds, processes) {
  const before = cpuOf(processes);
  const { requests, perSecond } = await driver.drive({ ...drive, connections, seconds });
  const used = cpuOf(processes) - before;
  return used > 0 ? (1000 * used) / (requests + connections) : 1000 / perSecond;
}

/** The same for requests that may take longer than the measurement: one after the other, at least one. */
export async function costOfEach(send, seconds, processes) {
  const before = cpuOf(processes);
  const start = performance.now();
  let [requests, elapsed] = [0, 0];
  while (elapsed < 1000 * seconds) {
    await send();
    requests++;
    elapsed = performance.now() - start;
  }
  const used = cpuOf(processes) - before;
  return used > 0 ? (1000 * used) / requests : elapsed / requests;
}
