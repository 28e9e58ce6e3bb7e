import { mkdtempSync } from 'node:fs';
import { runLoad } from './harness/run-load.mjs';
const name = process.argv[2];
const m = await import(`./loads/${name}.mjs`);
const load = m[process.argv[3]];
const peers = process.argv[4]?.split(',');
const r = await runLoad(load, { wanted: (id) => !peers || peers.includes(id), rounds: 1, seconds: 3, warmUp: 2, directory: mkdtempSync('/tmp/bbench-'), say: (w) => console.log(w) });
console.table(r.rows); console.log(r.absent, r.bytes);
