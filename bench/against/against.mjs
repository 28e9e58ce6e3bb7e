import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { driver } from '../harness/driver.mjs';
import { cpuSeconds } from '../harness/process-use.mjs';
import { launch } from '../harness/run-load.mjs';
import { median } from '../harness/statistics.mjs';

/** Few, so that no request waits longer than it may on a busy machine: a refusal costs less than an answer. */
const connections = 8;

/** Seconds until V8 has compiled the hot functions of both. */
const warmUp = 5;

/** Two processes of the same code differ by up to 15 %, as long as they run. */
const maxStarts = 4;

/**
 * Compares our gateway of this checkout with that of another one. Both run side by side and are driven in turn, so that
 * other work on the machine affects both: a ratio is the median over the pairs of rounds, in which both are started anew
 * several times.
 * @param {{ loads: object[], path: string, rounds: number, seconds: number, directory: string, say(line: string): void }} options
 *   `path` is a checkout that is built and has its packages; `loads` are those of this one
 */
export async function compareWith({ loads, path, rounds, seconds, directory, say }) {
  const others = await loadsOf(resolve(path));
  const rows = [];
  for (const load of loads) {
    const other = others.find(({ id }) => id === load.id);
    for (const peer of load.peers.filter(({ isOurs }) => isOurs)) {
      const beds = [await load.open({ directory, say }), await other.open({ directory, say })];
      try {
        const launchBoth = () =>
          Promise.all([load, other].map((side, index) => start(side, peer.id, beds[index], directory)));
        rows.push({ load: load.id, title: peer.title, ...(await measureStarts(launchBoth, { rounds, seconds })) });
        say(comparisonLine(rows.at(-1)));
      } finally {
        for (const bed of beds) await bed.close();
      }
    }
  }
  return rows;
}

/** The loads of another checkout: their files start the programs beside them. */
async function loadsOf(path) {
  const from = (file) => import(pathToFileURL(join(path, 'bench/loads', file)).href);
  const [planning, { shop }] = await Promise.all([from('planning.mjs'), from('shop.mjs')]);
  return [shop, ...Object.values(planning)];
}

async function start(load, peerId, bed, directory) {
  const peer = load.peers.find(({ id }) => id === peerId);
  const { child, url } = await launch(peer, bed, { directory, answers: [], question: load.questions[0] });
  const bodies = load.questions.map((question) => JSON.stringify(question));
  return { child, drive: { url, bodies, connections, directory } };
}

async function measureStarts(launchBoth, { rounds, seconds }) {
  const pairs = [];
  const starts = Math.min(maxStarts, rounds);
  for (let turn = 0; turn < starts; turn++) {
    const both = await launchBoth();
    try {
      pairs.push(...(await measureBoth(both, { rounds: Math.ceil(rounds / starts), seconds })));
    } finally {
      for (const { child } of both) await child.stop();
    }
  }
  const ratio = (of) => median(pairs.map(([here, there]) => of(here) / of(there)));
  const failed = [0, 1].map((side) => pairs.reduce((sum, pair) => sum + pair[side].failed, 0));
  return { perSecond: ratio((side) => side.perSecond), cpu: ratio((side) => side.cpu), failed };
}

async function measure({ child, drive }, seconds) {
  const before = cpuSeconds(child.pid);
  const { requests, perSecond, failed } = await driver.drive({ ...drive, seconds });
  return { perSecond, failed, cpu: (cpuSeconds(child.pid) - before) / requests };
}

async function measureBoth(both, { rounds, seconds }) {
  for (const { drive } of both) await driver.drive({ ...drive, seconds: warmUp });
  const pairs = [];
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 ? [1, 0] : [0, 1];
    const pair = [];
    for (const side of order) pair[side] = await measure(both[side], seconds);
    pairs.push(pair);
  }
  return pairs;
}

const comparisonLine = ({ load, title, perSecond, cpu, failed }) =>
  `    (${load}) ${title.padEnd(44)} ${perSecond.toFixed(3)} × req/s  ${cpu.toFixed(3)} × CPU per request  failed ${failed.join(' and ')}`;
