import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareWith } from './against/against.mjs';
import { measureEditions } from './editions/editions.mjs';
import { measureGrowth } from './growth/growth.mjs';
import { inRoot } from './harness/places.mjs';
import { measureHostile } from './hostile/hostile.mjs';
import { profileOf } from './harness/profile.mjs';
import { runLoad } from './harness/run-load.mjs';
import { measureKept } from './kept/kept.mjs';
import { colocatedPlanPage, manyOperations, remotePlanPage, smallLookup } from './loads/planning.mjs';
import { shop } from './loads/shop.mjs';
import { measureSearch } from './search/search.mjs';
import { measureSoak } from './soak/soak.mjs';
import { measureStart } from './start/start.mjs';
import { readOptions } from './options.mjs';
import { performanceDocument } from './report/document.mjs';
import {
  editionsTable,
  growthTable,
  hostileTable,
  keptTable,
  loadTable,
  searchTable,
  soakTable,
  startTable,
  targetTable,
} from './report/tables.mjs';
import { judge } from './report/targets.mjs';

const loads = [shop, remotePlanPage, colocatedPlanPage, smallLookup, manyOperations];
const growthId = 'f';
const hostileId = 'g';
const soakId = 'h';
const editionsId = 'i';
const searchId = 'j';
const keptId = 'k';
const startId = 'start';
const known = {
  loads: [...loads.map(({ id }) => id), growthId, hostileId, soakId, editionsId, searchId, keptId, startId],
  peers: [...new Set(loads.flatMap(({ peers }) => peers.map(({ id }) => id)))],
};

const say = (line) => void process.stdout.write(`${line}\n`);

export async function runBench(args) {
  const options = readOptions(args, known);
  const directory = mkdtempSync(join(tmpdir(), 'planning-graph-bench-logs-'));
  const measuring = { ...options, directory, say };
  if (options.against) {
    const chosen = loads.filter(({ id }) => options.loads.includes(id));
    await compareWith({ ...measuring, loads: chosen, path: options.against });
    return rmSync(directory, { recursive: true });
  }
  const results = { loads: [], growth: [], hostile: null, soak: null, editions: [], search: [], kept: [], start: null };
  for (const load of loads.filter(({ id }) => options.loads.includes(id))) {
    const result = await runLoad(load, measuring);
    results.loads.push(result);
    say(`\n${loadTable(result)}`);
  }
  if (options.loads.includes(growthId)) {
    results.growth = await measureGrowth(measuring);
    say(`\n${growthTable(results.growth)}`);
  }
  if (options.loads.includes(hostileId)) {
    results.hostile = await measureHostile(measuring);
    say(`\n${hostileTable(results.hostile)}`);
  }
  if (options.loads.includes(soakId)) {
    results.soak = await measureSoak(measuring);
    say(`\n${soakTable(results.soak)}`);
  }
  if (options.loads.includes(editionsId)) {
    results.editions = await measureEditions(measuring);
    say(`\n${editionsTable(results.editions)}`);
  }
  if (options.loads.includes(searchId)) {
    results.search = await measureSearch(measuring);
    say(`\n${searchTable(results.search)}`);
  }
  if (options.loads.includes(keptId)) {
    results.kept = await measureKept(measuring);
    say(`\n${keptTable(results.kept)}`);
  }
  if (options.loads.includes(startId)) {
    results.start = await measureStart(measuring);
    say(`\n${startTable(results.start)}`);
  }
  const targets = judge(results);
  say(`\n${targetTable(targets)}`);
  if (options.isWritten) {
    const profiles = await profilesOf(targets, measuring);
    writeFileSync(inRoot('docs/performance.md'), performanceDocument({ ...results, targets, profiles, options }));
    say('\nWritten to docs/performance.md');
  }
  rmSync(directory, { recursive: true });
}

/** Profiles every load in which ours misses a target. */
async function profilesOf(targets, measuring) {
  const profiles = [];
  for (const load of loads) {
    const missed = targets.find(({ met, load: id }) => met === false && id === load.id);
    if (!missed) continue;
    say(`\nProfiling ours under (${load.id}), where a target is missed`);
    const peer = load.peers.find(({ id }) => id === missed.ours);
    profiles.push({ load: load.id, title: peer.title, parts: await profileOf(peer, load, measuring) });
  }
  return profiles;
}
