import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { driver } from './driver.mjs';
import { launch } from './run-load.mjs';

const seconds = 6;
const connections = 20;
const mostParts = 10;

/**
 * The CPU profile of a Node peer under a load: the share of each package, the largest first.
 * @returns {Promise<{ part: string, share: number }[]>}
 */
export async function profileOf(peer, load, { directory, say }) {
  const bed = await load.open({ directory, say });
  const folder = mkdtempSync(join(directory, 'profile-'));
  try {
    const { child, url } = await launch(peer, bed, {
      directory,
      answers: [],
      question: load.questions[0],
      nodeOptions: ['--cpu-prof', `--cpu-prof-dir=${folder}`],
    });
    const bodies = load.questions.map((question) => JSON.stringify(question));
    await driver.drive({ url, bodies, connections, seconds, directory });
    await child.stop();
  } finally {
    await bed.close();
  }
  const [file] = readdirSync(folder);
  return sharesOf(JSON.parse(readFileSync(join(folder, file), 'utf8')));
}

function sharesOf({ nodes, samples, timeDeltas }) {
  const partOf = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]));
  const times = new Map();
  samples.forEach((id, index) => {
    const part = partOf.get(id);
    times.set(part, (times.get(part) ?? 0) + timeDeltas[index]);
  });
  times.delete('(idle)');
  const total = [...times.values()].reduce((sum, time) => sum + time, 0);
  return [...times]
    .map(([part, time]) => ({ part, share: time / total }))
    .sort((a, b) => b.share - a.share)
    .slice(0, mostParts);
}

/** The package of a function: ours by folder, Node's own as one, and functions without a file by name. */
function nameOf({ url, functionName }) {
  const foreign = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url);
  const own = /\/((?:apps|libs)\/.*?)\/dist\//.exec(url);
  if (foreign || own) return (foreign ?? own)[1];
  return url ? 'Node itself' : functionName;
}
