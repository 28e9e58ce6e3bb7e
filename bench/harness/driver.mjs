import { execFile, execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { benchDirectory } from './places.mjs';

const run = promisify(execFile);

/**
 * The load generator, in a process of its own: wrk if it is installed, which uses the least CPU, or else autocannon.
 */
export const driver = hasWrk()
  ? { name: `wrk ${wrkVersion()}`, drive: driveWrk }
  : { name: 'autocannon', drive: driveAutocannon };

/**
 * @typedef {{ requests: number, seconds: number, perSecond: number, p50: number, p99: number, failed: number }} Driven
 *   latencies in milliseconds
 * @typedef {{ url: string, bodies: (string | null)[], accept?: string, connections: number, seconds: number, directory: string }} Drive
 *   null for a GET
 */

/** @param {Drive} drive @returns {Promise<Driven>} */
async function driveWrk({ url, bodies, accept = 'application/json', connections, seconds, directory }) {
  const script = join(directory, 'drive.lua');
  writeFileSync(script, luaScript(bodies, accept));
  const { stdout } = await run('wrk', [
    '-t1',
    `-c${connections}`,
    `-d${seconds}s`,
    '--timeout',
    '30s',
    '-s',
    script,
    url,
  ]);
  return JSON.parse(stdout.split('\n').find((line) => line.startsWith('{"requests"')));
}

const luaScript = (bodies, accept) => `
local headers = { ["accept"] = "${accept}" }
local bodies = { ${bodies.map((body) => (body === null ? 'false' : luaString(body))).join(', ')} }
local requests, turn = {}, 0
local format = function(body)
  if not body then return wrk.format("GET", nil, headers) end
  headers["content-type"] = "application/json"
  return wrk.format("POST", nil, headers, body)
end
init = function() for i, body in ipairs(bodies) do requests[i] = format(body) end end
request = function() turn = turn % #requests + 1; return requests[turn] end
done = function(summary, latency)
  local seconds = summary.duration / 1e6
  local e = summary.errors
  print(string.format('{"requests":%d,"seconds":%f,"perSecond":%f,"p50":%f,"p99":%f,"failed":%d}',
    summary.requests, seconds, summary.requests / seconds,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, e.connect + e.read + e.write + e.status + e.timeout))
end
`;

/** Long brackets of a level that no GraphQL document contains. */
const luaString = (text) => `[====[${text}]====]`;

/** @param {Drive} drive @returns {Promise<Driven>} */
async function driveAutocannon(drive) {
  const { stdout } = await run(
    process.execPath,
    [join(benchDirectory, 'harness/autocannon.mjs'), JSON.stringify(drive)],
    {
      maxBuffer: 2 ** 26,
    },
  );
  return JSON.parse(stdout);
}

function hasWrk() {
  try {
    wrkVersion();
    return true;
  } catch (error) {
    if (error.code === 'ENOENT') return false;
    throw error;
  }
}

/** wrk prints its version with its usage, and exits with 1. */
function wrkVersion() {
  try {
    return execFileSync('wrk', ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).split(' ')[1];
  } catch (error) {
    if (error.stdout) return error.stdout.split(' ')[1];
    throw error;
  }
}
