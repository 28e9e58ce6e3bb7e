import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureGrowth } from './growth/growth.mjs';
import { inRoot } from './harness/places.mjs';
import { runLoad } from './harness/run-load.mjs';
import { colocatedPlanPage, manyOperations, remotePlanPage, smallLookup } from './loads/planning.mjs';
import { shop } from './loads/shop.mjs';
import { readOptions } from './options.mjs';
import { performanceDocument } from './report/document.mjs';
import { growthTable, loadTable, targetTable } from './report/tables.mjs';
import { judge } from './report/targets.mjs';

const loads = [shop, remotePlanPage, colocatedPlanPage, smallLookup, manyOperations];
const growthId = 'f';
const known = {
  loads: [...loads.map(({ id }) => id), growthId],
  peers: [...new Set(loads.flatMap(({ peers }) => peers.map(({ id }) => id)))],
};

const say = (line) => void process.stdout.write(`${line}\n`);

export async function runBench(args) {
  const options = readOptions(args, known);
  const directory = mkdtempSync(join(tmpdir(), 'planning-graph-bench-logs-'));
  const measuring = { ...options, directory, say };
  const results = { loads: [], growth: [] };
  for (const load of loads.filter(({ id }) => options.loads.includes(id))) {
    const result = await runLoad(load, measuring);
    results.loads.push(result);
    say(`\n${loadTable(result)}`);
  }
  if (options.loads.includes(growthId)) {
    results.growth = await measureGrowth(measuring);
    say(`\n${growthTable(results.growth)}`);
  }
  const targets = judge(results);
  say(`\n${targetTable(targets)}`);
  rmSync(directory, { recursive: true });
  if (!options.isWhole) return;
  writeFileSync(inRoot('docs/performance.md'), performanceDocument({ ...results, targets, options }));
  say('\nWritten to docs/performance.md');
}
