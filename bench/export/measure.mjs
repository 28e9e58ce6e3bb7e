// The memory and the speed of a file of so many rows, in each form that is sent in pieces, beside those of the idle gateway:
//
//   node bench/export/measure.mjs 1000000
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startOver } from '../harness/gateway-over.mjs';
import { heldMegabytesAlone } from '../harness/process-use.mjs';
import { openDatabase } from '../loads/database.mjs';

// Without a limit, V8 lets garbage lie as long as the machine has memory.
process.env.NODE_OPTIONS ??= '--max-old-space-size=192';

const rows = Number(process.argv[2] ?? 1_000_000);
const say = (text) => console.log(text);

/**
 * Milestones under other ids, so many in all. The catalogue waits before it makes its search index of them, which takes
 * longer than all files together.
 */
const fillSql = `
  CREATE FUNCTION catalogue.wait() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(10); RETURN NULL; END';
  CREATE TRIGGER wait BEFORE INSERT OR DELETE ON catalogue.search_entry EXECUTE FUNCTION catalogue.wait();
  SET session_replication_role = replica;
  INSERT INTO informatization.system_milestone
  SELECT copy.* FROM
    (SELECT *, count(*) OVER () AS count FROM informatization.system_milestone WHERE id NOT LIKE '%@%') original,
    generate_series(1, ${rows} / 30) n,
    LATERAL jsonb_populate_record(NULL::informatization.system_milestone,
      to_jsonb(original) - 'count' || jsonb_build_object('id', 'z' || lpad(n::text, 7, '0') || '-' || original.id)) copy
  WHERE n <= ${rows} / original.count;
  INSERT INTO informatization.listed_record
  SELECT copy.* FROM informatization.listed_record original, generate_series(1, ${rows} / 30) n,
    LATERAL jsonb_populate_record(original, jsonb_build_object('id', 'z' || lpad(n::text, 7, '0') || '-' || original.id)) copy
  WHERE original.id LIKE 'system-milestone-%' AND original.id NOT LIKE '%@%'
    AND EXISTS (SELECT FROM informatization.system_milestone m WHERE m.id = copy.id);
  ANALYZE`;

async function measure(url, pid, suffix) {
  let peak = 0;
  const look = () => (peak = Math.max(peak, heldMegabytesAlone(pid) ?? 0));
  const looking = setInterval(look, 200);
  const began = performance.now();
  // By id: a million copies have thirty months, and a page in the order of time passes all rows of its month that precede it.
  const response = await fetch(`${url}/export/system-milestones.${suffix}?orderBy=ID`);
  if (!response.ok) throw new Error(await response.text());
  let [bytes, lines] = [0, 0];
  for await (const piece of response.body) {
    bytes += piece.length;
    if (suffix !== 'parquet') for (const byte of piece) if (byte === 10) lines++;
  }
  clearInterval(looking);
  look();
  return { peak, seconds: (performance.now() - began) / 1000, bytes, lines };
}

const directory = mkdtempSync(join(tmpdir(), 'planning-graph-export-'));
const database = await openDatabase({ say });
try {
  const { child, url } = await startOver({ name: 'export', sql: fillSql }, database, { directory });
  try {
    const root = new URL(url).origin;
    // One page of each form, so that the code is loaded.
    for (const suffix of ['csv', 'jsonl', 'parquet']) {
      await (await fetch(`${root}/export/sister-cities.${suffix}`)).arrayBuffer();
    }
    const idle = heldMegabytesAlone(child.pid);
    say(`    idle: ${idle?.toFixed(0)} MB`);
    for (const suffix of ['csv', 'jsonl', 'parquet']) {
      const { peak, seconds, bytes, lines } = await measure(root, child.pid, suffix);
      const above = idle === null ? '' : `, at most ${(peak - idle).toFixed(0)} MB above idle`;
      say(`    ${suffix}: ${lines || rows} lines, ${(bytes / 1e6).toFixed(0)} MB in ${seconds.toFixed(0)} s${above}`);
    }
  } finally {
    await child.stop();
  }
} finally {
  await database.close();
  rmSync(directory, { recursive: true, force: true });
}
