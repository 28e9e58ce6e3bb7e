import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../harness/places.mjs';
import { freePort } from '../harness/ports.mjs';
import { median } from '../harness/statistics.mjs';

const secondStarts = 6;
const startTimeout = 300_000;
/** How often a starting gateway is asked, in milliseconds. */
const askEvery = 5;
const question = '/graphql?query={sisterCities{name sections{code}}}'.replaceAll(' ', '%20');

/**
 * Measures what a person waits for: a clone of the committed state, `npm ci`, the build, the first start, which creates
 * the database, and later starts. Times are in seconds from `npm start` until `/health/ready` answers 200 and until a
 * first query is answered.
 * @returns {Promise<{ install: number, packages: number, megabytes: number, build: number, first: Start, second: Start, seconds: number[] }>}
 *   `second` has the medians, `seconds` the times of all later starts until they were ready
 * @typedef {{ ready: number, answer: number }} Start
 */
export async function measureStart({ isQuick, say }) {
  say('\n(start) from a clone to the first answer');
  const directory = mkdtempSync(join(tmpdir(), 'planning-graph-start-'));
  // PostgreSQL does not run as root, and its own user needs access.
  chmodSync(directory, 0o755);
  const clone = join(directory, 'clone');
  try {
    execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${root}`, clone]);
    const install = timed(() => npm(clone, 'ci', '--no-audit', '--no-fund'));
    const build = timed(() => npm(clone, 'exec', '--', 'node', 'tools/run.mjs'));
    const first = await start(clone);
    say(
      `    installed in ${install.toFixed(1)} s, built in ${build.toFixed(1)} s, ready in ${first.ready.toFixed(2)} s`,
    );
    const later = [];
    for (let round = 1; round <= (isQuick ? 1 : secondStarts); round++) later.push(await start(clone));
    return {
      install,
      ...installed(clone),
      build,
      first,
      second: { ready: median(later.map(({ ready }) => ready)), answer: median(later.map(({ answer }) => answer)) },
      seconds: later.map(({ ready }) => ready),
    };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function timed(work) {
  const began = performance.now();
  work();
  return (performance.now() - began) / 1_000;
}

function npm(cwd, ...args) {
  execFileSync('npm', args, { cwd, env: cleanEnvironment(), stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Starts the clone as a person does, and stops it as Ctrl-C does. */
async function start(cwd) {
  const port = await freePort();
  const began = performance.now();
  const product = spawn('npm', ['start'], {
    cwd,
    env: { ...cleanEnvironment(), PORT: String(port) },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  let log = '';
  product.stderr.on('data', (text) => (log += text));
  const ended = new Promise((resolve) => product.once('exit', resolve));
  try {
    const answers = async (path) => {
      while ((await statusOf(port, path)) !== 200) {
        if (product.exitCode !== null || performance.now() - began > startTimeout) throw new Error(`No start.\n${log}`);
        await sleep(askEvery);
      }
      return (performance.now() - began) / 1_000;
    };
    return { ready: await answers('/health/ready'), answer: await answers(question) };
  } finally {
    process.kill(-product.pid, 'SIGINT');
    await ended;
  }
}

/** The status of an answer; 0 while nobody listens. */
function statusOf(port, path) {
  return new Promise((resolve) => {
    const request = get({ host: '127.0.0.1', port, path, agent: false }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode));
    });
    request.once('error', () => resolve(0));
  });
}

/** Without what npm sets for the run of the bench, such as the Node of this checkout in the PATH. */
function cleanEnvironment() {
  const { PATH = '', ...variables } = process.env;
  const kept = Object.entries(variables).filter(([name]) => !/^(npm_|NODE|DATABASE_URL$|STATE_DIRECTORY$)/i.test(name));
  const path = PATH.split(':').filter((folder) => !folder.includes('node_modules'));
  return { ...Object.fromEntries(kept), PATH: path.join(':') };
}

function installed(clone) {
  const { packages } = JSON.parse(readFileSync(join(clone, 'node_modules/.package-lock.json'), 'utf8'));
  const [kilobytes] = execFileSync('du', ['-sk', join(clone, 'node_modules')], { encoding: 'utf8' }).split('\t');
  const isDownloaded = ({ link, inBundle }) => !link && !inBundle;
  return { packages: Object.values(packages).filter(isDownloaded).length, megabytes: Number(kilobytes) / 1024 };
}
