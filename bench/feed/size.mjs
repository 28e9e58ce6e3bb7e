// What a change feed takes, and what reading and pruning it cost, at so many changes, each a transaction of its own:
//
//   node bench/feed/size.mjs 10000000
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot } from '../harness/places.mjs';

const require = createRequire(inRoot('package.json'));
const { startLocalPostgres } = require('@tokorozawa/local-postgres');
const { Deadline, openSubgraph, prepareDatabase, pruneChanges, readDataFiles } = require('@tokorozawa/subgraph-kit');
const { informatization } = require('@tokorozawa/informatization');
const { Client } = require('pg');

const count = Number(process.argv[2] ?? 10_000_000);
const records = 10_000;
const directory = mkdtempSync(join(tmpdir(), 'planning-graph-feed-'));
chmodSync(directory, 0o755);

/** As many changes of some records in place of those that there are, one a minute, the newest of now. */
const fillSql = `
  ALTER TABLE change_transaction DISABLE TRIGGER USER;
  DELETE FROM change; DELETE FROM change_transaction;
  INSERT INTO change (transaction, transaction_began, changed_at, type, id, operation, retired)
    SELECT ('1' || n)::xid8, now() - make_interval(mins => ${count} - n), now() - make_interval(mins => ${count} - n),
      'SystemMilestone', 'system-milestone-of-the-bench-' || n % ${records}, 'UPDATE', false
    FROM generate_series(1, ${count}) AS n;
  INSERT INTO change_transaction (transaction, transaction_began, position)
    SELECT ('1' || n)::xid8, now() - make_interval(mins => ${count} - n), 1000 + n FROM generate_series(1, ${count}) AS n;
  SELECT setval('change_position', ${count} + 1000);
  ALTER TABLE change_transaction ENABLE TRIGGER USER;
  ALTER TABLE change_transaction ENABLE ALWAYS TRIGGER place_transaction, ENABLE ALWAYS TRIGGER pass_position`;

const log = { error: console.error, warn: () => undefined, info: () => undefined };

async function timed(what, work, turns = 20) {
  const times = [];
  let result;
  for (let turn = 0; turn < turns; turn++) {
    const began = performance.now();
    result = await work();
    times.push(performance.now() - began);
  }
  console.log(`${what}: ${times.sort((a, b) => a - b)[times.length >> 1].toFixed(1)} ms`);
  return result;
}

const server = await startLocalPostgres({ directory, durable: false });
try {
  await prepareDatabase({ databaseUrl: server.url, domains: await readDataFiles([informatization]) });
  const client = new Client({ connectionString: server.url, options: '-c search_path=informatization' });
  await client.connect();
  await client.query(`BEGIN; ${fillSql}; COMMIT`);
  await client.query('VACUUM (ANALYZE) change, change_transaction');
  const size = async (table) => {
    const { rows } = await client.query('SELECT pg_total_relation_size($1::regclass)::float8 / 2 ^ 20 AS mb', [table]);
    return Math.round(rows[0].mb);
  };
  console.log(
    `${count} changes: ${await size('change')} MB, their transactions: ${await size('change_transaction')} MB`,
  );

  const subgraph = await openSubgraph(informatization, { databaseUrl: server.url, log });
  const read = (after, others = {}) =>
    subgraph.feed.changes(
      { after, first: 100, types: ['SystemMilestone'], includesVersions: false, ...others },
      new Deadline(60_000),
    );
  const begin = await read('start');
  const [feed] = begin.cursor.split('.');
  const { rows: middle } = await client.query(`SELECT position, max(sequence) AS sequence FROM change_transaction
    JOIN change USING (transaction, transaction_began) WHERE position = ${Math.round(count / 2)} GROUP BY 1`);
  const inTheMiddle = `${feed}.${middle[0].position}.${middle[0].sequence}`;
  await timed('a page of 100 from the beginning', () => read('start'));
  await timed('a page of 100 in the middle', () => read(inTheMiddle));
  await timed('10,000 changes of which one is wanted', () =>
    read(inTheMiddle, { ids: ['system-milestone-of-the-bench-7'] }),
  );
  const newest = await subgraph.feed.records({ types: [], first: 0, includesVersions: false }, new Deadline(60_000));
  await timed('nothing new', () => read(newest.cursor));
  await subgraph.close();

  const began = performance.now();
  const keptDays = Math.floor((count / 1_440) * 0.95);
  const removed = await pruneChanges(informatization, { databaseUrl: server.url, keptDays });
  const seconds = (performance.now() - began) / 1_000;
  console.log(`pruned ${removed} transactions in ${seconds.toFixed(0)} s, ${Math.round(removed / seconds)} a second`);
  await client.end();
} finally {
  await server.stop();
  rmSync(directory, { recursive: true, force: true });
}
