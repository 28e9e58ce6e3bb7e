import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { request } from 'undici';
import { startChild, untilReady } from '../harness/child.mjs';
import { driver } from '../harness/driver.mjs';
import { inBench, inRoot } from '../harness/places.mjs';
import { freePort } from '../harness/ports.mjs';
import { cpuSeconds } from '../harness/process-use.mjs';
import { median } from '../harness/statistics.mjs';
import { openDatabase } from '../loads/database.mjs';
import { oursColocatedDelivered } from '../peers/ours/peer.mjs';
import { answers } from './answers.mjs';

const connections = 16;

/** Two processes of the same code differ by up to 15 %, as long as they run. */
const starts = 3;

/** Headers that Node's server adds by itself. */
const ownHeaders = new Set(['date', 'connection', 'keep-alive']);

/** Our gateway, in one process, without and with its log. */
const gateways = [
  { id: 'quiet', title: 'ours', env: { LOG_LEVEL: 'error' } },
  { id: 'logging', title: 'ours, with its log', env: { LOG_LEVEL: 'info' } },
];

/**
 * Measures kept answers against servers that send the same bytes from memory: side by side and in turn, with all processes
 * started anew several times. Every ratio is the median of those of single rounds.
 * @param {{ rounds: number, seconds: number, warmUp: number, directory: string, say(line: string): void }} options
 * @param compared gateways; `root` is another checkout, which is built
 * @returns {Promise<{ kind: string, title: string, bytes: number, headers: number, perSecond: object, ratios: object, cpu: object }[]>}
 */
export async function measureKept({ rounds, seconds, warmUp, directory, say }, compared = gateways) {
  say('\n(k) kept answers, beside servers that send the same bytes');
  const database = await openDatabase({ say });
  const looks = answers.map(() => []);
  const facts = [];
  try {
    for (let turn = 1; turn <= starts; turn++) {
      const running = [];
      try {
        for (const gateway of compared) running.push(await startGateway(gateway, { database, directory }));
        const kept = await Promise.all(answers.map((answer) => keep(answer, running[0].url)));
        const bare = await startBare(kept, directory);
        running.push(bare);
        for (const [index, answer] of answers.entries()) {
          const { body, headers } = kept[index];
          facts[index] = {
            kind: answer.kind,
            title: answer.title,
            bytes: body.length,
            headers: Object.keys(headers).length,
          };
          const sides = {
            two: { child: bare.child, url: bare.urls[index].two },
            same: { child: bare.child, url: bare.urls[index].same },
          };
          for (const one of running.slice(0, -1)) {
            await keep(answer, one.url);
            sides[one.id] = { child: one.child, url: one.url + answer.path };
          }
          looks[index].push(...(await measureInTurn(sides, answer, { rounds, seconds, warmUp, directory })));
          say(lineOf(`start ${turn} of ${starts}, ${answer.title}`, summary(looks[index])));
        }
      } finally {
        for (const { child } of running) await child.stop();
      }
    }
    return facts.map((fact, index) => ({ ...fact, ...summary(looks[index]) }));
  } finally {
    await database.close();
  }
}

async function startGateway({ id, env, root = inRoot() }, { database, directory }) {
  const port = await freePort();
  const bed = {
    ourSupergraph: join(root, 'supergraph.graphql'),
    subgraphUrl: 'http://127.0.0.1:1/{name}/graphql',
    gatewaySecret: 'nobody asks for it here',
    databaseUrl: database.url,
  };
  const program = oursColocatedDelivered.start({ bed, port });
  const main = join(root, 'apps/gateway/dist/main.js');
  const args = [...program.args.slice(0, -1), main];
  const child = startChild(
    { ...program, args, cwd: root, env: { NODE_ENV: 'production', ...program.env, ...env } },
    { name: `kept-${id}`, directory },
  );
  const url = `http://127.0.0.1:${port}`;
  await untilReady(child, 'our gateway', () => get(`${url}/health/ready`));
  return { id, child, url };
}

/** Asks until the answer comes from the cache. */
async function keep(answer, url) {
  for (let asked = 0; asked < 50; asked++) {
    const got = await get(url + answer.path, answer);
    if (got.headers['cache-status']?.endsWith('hit')) return got;
  }
  throw new Error(`${answer.title} is not kept.`);
}

async function get(url, { accept = '*/*', body } = {}) {
  const contentType = body === undefined ? {} : { 'content-type': 'application/json' };
  const response = await request(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { accept, ...contentType },
    body,
  });
  const bytes = Buffer.from(await response.body.arrayBuffer());
  if (response.statusCode !== 200) throw new Error(`${url} answers ${response.statusCode}`);
  return { headers: response.headers, body: bytes };
}

async function startBare(kept, directory) {
  const variants = kept.flatMap(({ headers, body }) => {
    const same = Object.fromEntries(Object.entries(headers).filter(([name]) => !ownHeaders.has(name)));
    const two = { 'content-type': headers['content-type'], 'content-length': headers['content-length'] };
    return [two, same].map((sent) => ({ headers: sent, body: body.toString('base64') }));
  });
  const file = join(directory, 'bare-answers.json');
  writeFileSync(file, JSON.stringify(variants));
  const child = startChild(
    { command: process.execPath, args: [inBench('kept/bare.mjs')], env: { ANSWERS: file } },
    { name: 'kept-bare', directory },
  );
  let ports;
  await untilReady(child, 'the bare server', async () => void (ports = JSON.parse(child.log())));
  const urls = ports.map((port) => `http://127.0.0.1:${port}/`);
  return { child, urls: kept.map((_answer, index) => ({ two: urls[2 * index], same: urls[2 * index + 1] })) };
}

async function measureInTurn(sides, { accept, body = null }, { rounds, seconds, warmUp, directory }) {
  const drive = { bodies: [body], accept, connections, directory };
  for (const { url } of Object.values(sides)) await driver.drive({ ...drive, url, seconds: warmUp });
  const looks = [];
  for (let round = 0; round < rounds; round++) {
    const look = {};
    const order = Object.entries(sides);
    if (round % 2) order.reverse();
    for (const [id, { child, url }] of order) {
      const before = cpuSeconds(child.pid);
      const { requests, perSecond, failed } = await driver.drive({ ...drive, url, seconds });
      if (failed > 0) throw new Error(`${failed} requests of ${url} failed.`);
      look[id] = { perSecond, cpu: ((cpuSeconds(child.pid) - before) * 1_000) / requests };
    }
    looks.push(look);
  }
  return looks;
}

/** Of each side: requests per second, and how many times those of the two bare servers they are. */
function summary(looks) {
  const sides = Object.keys(looks[0]);
  const of = (value) => Object.fromEntries(sides.map((id) => [id, median(looks.map((look) => value(look, id)))]));
  return {
    perSecond: of((look, id) => look[id].perSecond),
    cpu: of((look, id) => look[id].cpu),
    ratios: of((look, id) => look[id].perSecond / look.two.perSecond),
    ratiosWithHeaders: of((look, id) => look[id].perSecond / look.same.perSecond),
    looks,
  };
}

const lineOf = (title, { ratios, ratiosWithHeaders, cpu }) =>
  `    ${title.padEnd(44)} ${Object.keys(ratios)
    .filter((id) => id !== 'two' && id !== 'same')
    .map((id) => `${id} ${ratios[id].toFixed(2)} (${ratiosWithHeaders[id].toFixed(2)}), ${cpu[id].toFixed(3)} ms`)
    .join('  ')}`;
