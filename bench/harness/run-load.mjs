import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { ask } from './ask.mjs';
import { startChild, untilReady } from './child.mjs';
import { driver } from './driver.mjs';
import { freePort } from './ports.mjs';
import { cpuSeconds, peakMegabytes } from './process-use.mjs';
import { medians } from './statistics.mjs';

/** Seconds until V8 has compiled the hot functions. */
const firstWarmUp = 4;

/**
 * Starts all peers of a load, checks that each returns the same answer as the first, and measures them in turn, round
 * by round.
 * @returns {Promise<{ id: string, title: string, bytes: number, rows: object[], absent: object[] }>}
 */
export async function runLoad(load, { wanted, rounds, seconds, warmUp, directory, say }) {
  say(`\n(${load.id}) ${load.title}`);
  const bed = await load.open({ directory, say });
  const running = [];
  const absent = [];
  try {
    const reference = await answersOf(load.reference, load, bed, { directory });
    for (const peer of load.peers.filter(({ id }) => wanted(id))) {
      const missing = peer.isMissing?.();
      const started = missing ? { fault: missing } : await start(peer, load, bed, { directory, reference });
      if (started.fault) {
        say(`    ${peer.title}: omitted, ${started.fault}`);
        absent.push({ title: peer.title, reason: started.fault });
      } else {
        running.push(started);
        say(`    ${peer.title}: returns the same answer`);
      }
    }
    const rows = await measureInTurn(running, load, bed, { rounds, seconds, warmUp, directory, say });
    const bytes = reference.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / reference.length;
    return { id: load.id, title: load.title, connections: load.connections, bytes, rows, absent };
  } finally {
    await Promise.all(running.map(({ child }) => child.stop()));
    await bed.close();
  }
}

/** Queries the reference peer, whose answers all others must return. */
async function answersOf(peer, load, bed, { directory }) {
  const { child, url } = await launch(peer, bed, { directory, answers: [], question: load.questions[0] });
  try {
    const answers = [];
    for (const question of load.questions) answers.push(await ask(url, question));
    return answers;
  } finally {
    await child.stop();
  }
}

async function start(peer, load, bed, { directory, reference }) {
  const questions = peer.questions ?? load.questions;
  const answers = reference.map(({ text }) => text);
  let child;
  try {
    const launched = await launch(peer, bed, { directory, answers, question: questions[0] });
    const { url } = launched;
    child = launched.child;
    for (const [index, question] of questions.entries()) {
      const { data } = await ask(url, question);
      const named = peer.sameNames ? peer.sameNames(data) : data;
      if (!isDeepStrictEqual(named, reference[index].data)) throw new Error('its answer differs from the reference');
    }
    return { peer, child, url, answers, questions, bodies: questions.map((question) => JSON.stringify(question)) };
  } catch (error) {
    await child?.stop();
    return { fault: error.message };
  }
}

/** Starts a peer on a free port and waits until it answers. */
export async function launch(peer, bed, { directory, answers, question, nodeOptions }) {
  const port = await freePort();
  const program = peer.start({ bed, port, directory, answers, nodeOptions });
  const env = { NODE_ENV: 'production', ...program.env };
  const child = startChild({ ...program, env }, { name: peer.id, directory });
  const url = `http://127.0.0.1:${port}/graphql`;
  try {
    await untilReady(child, peer.title, () => ask(url, question));
  } catch (error) {
    await child.stop();
    throw error;
  }
  return { child, url };
}

async function measureInTurn(running, load, bed, { rounds, seconds, warmUp, directory, say }) {
  const taken = new Map(running.map(({ peer }) => [peer, []]));
  for (let round = 1; round <= rounds; round++) {
    for (const started of running) {
      const { peer } = started;
      const warm = round === 1 ? firstWarmUp : warmUp;
      const measured = await standingUp(started, bed, directory, async ({ child, url, bodies }) => {
        const drive = { url, bodies, connections: load.connections, directory };
        await driver.drive({ ...drive, seconds: warm });
        await untilIdle(child);
        return measure(child, bed, { ...drive, seconds });
      });
      taken.get(peer).push(measured);
      say(`    round ${round} of ${rounds}  ${peer.title.padEnd(44)} ${Math.round(measured.perSecond)} req/s`);
    }
  }
  return running.map(({ peer }) => ({ peer: peer.id, title: peer.title, ...medians(taken.get(peer)) }));
}

/** Runs the work. If the peer's process ended in the meantime, restarts it and runs the work again. */
async function standingUp(started, bed, directory, work) {
  try {
    return await work(started);
  } catch (error) {
    if (!started.child.hasEnded()) throw error;
    const { peer, answers, questions } = started;
    Object.assign(started, await launch(peer, bed, { directory, answers, question: questions[0] }));
    return work(started);
  }
}

/** Requests that were in progress when the driver stopped have used CPU as well. */
async function measure(child, bed, drive) {
  const before = { cpu: cpuSeconds(child.pid), fetches: await bed.fetches() };
  const { requests, perSecond, p50, p99, failed } = await driver.drive(drive);
  await untilIdle(child);
  const after = { cpu: cpuSeconds(child.pid), fetches: await bed.fetches() };
  const sent = requests + drive.connections;
  return {
    perSecond,
    p50,
    p99,
    cpu: after.cpu === null ? null : ((after.cpu - before.cpu) * 1000) / sent,
    megabytes: peakMegabytes(child.pid),
    fetches: (after.fetches - before.fetches) / sent,
    failed,
  };
}

/** Waits until the process has finished its requests, with a maximum number of checks. */
async function untilIdle({ pid }, looks = 20, moment = 150) {
  for (let before = cpuSeconds(pid); before !== null && looks > 0; looks--) {
    await sleep(moment);
    const now = cpuSeconds(pid);
    if (now - before < 0.03) return;
    before = now;
  }
}
