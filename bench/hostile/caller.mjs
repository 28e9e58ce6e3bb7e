// Run by hostile.mjs as a separate process: sends requests from one address of this machine, which identifies the caller.
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { hardQuery, cachedQuery, newQuery } from './questions.mjs';

/** @type {{ url: string, seconds: number, from: number, kinds: { query: 'cached' | 'new' | 'hard', address: string, connections: number, pause: number }[] }} */
const { url, seconds, from, kinds } = JSON.parse(process.argv[2]);
const queries = { cached: cachedQuery, new: newQuery, hard: hardQuery };
/** No query is repeated in any run. */
let next = from;

const results = await Promise.all(kinds.map(askAsIs));
process.stdout.write(JSON.stringify(Object.fromEntries(kinds.map(({ query }, index) => [query, results[index]]))));

async function askAsIs({ query, address, connections, pause }) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections, localAddress: address });
  const end = performance.now() + seconds * 1_000;
  const times = [];
  const refused = {};
  const goOn = async () => {
    while (performance.now() < end) {
      const began = performance.now();
      const code = await ask(agent, queries[query](next++));
      times.push(performance.now() - began);
      if (code) refused[code] = (refused[code] ?? 0) + 1;
      await sleep(pause);
    }
  };
  await Promise.all(Array.from({ length: connections }, goOn));
  agent.destroy();
  return { times, refused };
}

/** @returns the code of the first error; undefined if there is none */
function ask(agent, query) {
  const headers = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        resolve(text.includes('"errors"') ? (JSON.parse(text).errors?.[0]?.extensions.code ?? 'error') : undefined);
      });
    });
    sent.on('error', reject).end(JSON.stringify({ query }));
  });
}
