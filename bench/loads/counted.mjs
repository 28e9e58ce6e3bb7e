import { request } from 'undici';
import { startChild } from '../harness/child.mjs';
import { inBench } from '../harness/places.mjs';
import { freePort } from '../harness/ports.mjs';

/** Starts a process that serves subgraphs and counts its requests. */
export async function startCounted(program, place) {
  const port = await freePort();
  const args = ['--import', inBench('harness/count-requests.mjs'), ...program.args];
  const env = { ...program.env, COUNTER_PORT: String(port) };
  return { child: startChild({ ...program, args, env }, place), counterUrl: `http://127.0.0.1:${port}` };
}

/** The number of requests that these processes have received so far. */
export function countingFrom(served) {
  return async () => {
    const counts = await Promise.all(
      served.map(async ({ counterUrl }) => Number(await (await request(counterUrl)).body.text())),
    );
    return counts.reduce((sum, count) => sum + count, 0);
  };
}
