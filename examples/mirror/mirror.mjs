// Keeps a copy of records in a JSON file, from a snapshot on. Stop and start it at any time: it goes on where it was.
//
//   node examples/mirror/mirror.mjs http://localhost:4000 copy.json '{ "recordTypes": ["SISTER_CITY"] }'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const [address, file, conditions = '{}'] = process.argv.slice(2);
if (!address || !file) stop('Give the address of the graph, a file for the copy and, if you like, which records.');
const where = readConditions(conditions);
const record = '{ __typename id ... on Record { name url } }';
const snapshotQuery = `query ($after: ID, $where: ChangeFilter) {
  snapshot(after: $after, where: $where) { cursor next nodes ${record} }
}`;
const changesQuery = `query ($after: ID, $where: ChangeFilter) {
  changes(after: $after, where: $where) { cursor hasMore nodes { recordId operation record ${record} } }
}`;

function readConditions(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    return stop(`Which records is no JSON: ${error.message}`);
  }
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** Asks until there is a whole answer. Undefined if the cursor has expired. */
async function ask(query, after) {
  for (;;) {
    try {
      const response = await fetch(`${address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables: { after, where } }),
      });
      const { data, errors = [] } = await response.json();
      if (errors.some(({ extensions }) => extensions.code === 'CURSOR_EXPIRED')) return undefined;
      if (errors.length === 0) return data.snapshot ?? data.changes;
      // What is wrong with the choice of records will not pass.
      if (errors[0].extensions.code === 'BAD_USER_INPUT') stop(errors[0].message);
      console.error(`${errors[0].message}; trying again`);
    } catch (error) {
      console.error(`${error.message}; trying again`);
    }
    await sleep(1_000);
  }
}

/** The file is replaced as a whole, so that the records and the cursor in it always belong together. */
function save(copy) {
  writeFileSync(`${file}.new`, JSON.stringify(copy));
  renameSync(`${file}.new`, file);
}

let copy = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { records: {} };
for (;;) {
  const isBegun = copy.cursor !== undefined && copy.next === null;
  const page = isBegun ? await ask(changesQuery, copy.cursor) : await ask(snapshotQuery, copy.next);
  if (!page) {
    copy = { records: {} };
    continue;
  }
  for (const { id, ...rest } of isBegun ? [] : page.nodes.filter(Boolean)) copy.records[id] = rest;
  for (const { recordId, operation, record } of isBegun ? page.nodes : []) {
    if (operation === 'RETIRED' || !record) delete copy.records[recordId];
    else copy.records[recordId] = { __typename: record.__typename, name: record.name, url: record.url };
  }
  copy = { ...copy, cursor: page.cursor, next: isBegun ? null : page.next };
  save(copy);
  if (isBegun && !page.hasMore) await sleep(2_000);
}
