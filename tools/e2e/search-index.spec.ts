import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { subgraphs } from '@tokorozawa/registry';
import { Client } from 'pg';
import { startSubgraphs, type Served } from '../src/testing/product';
import { scratchFolder } from '../src/testing/state-folder';

const others = subgraphs.map(({ name }) => name).filter((name) => name !== 'catalogue');

const schemaOf = (name: string): string => name.replaceAll('-', '_');

let env: { STATE_DIRECTORY: string; SUBGRAPH_URL?: string };
let domains: Served;
let catalogue: Served;
let client: Client;

beforeAll(async () => {
  env = { STATE_DIRECTORY: await scratchFolder() };
  domains = await startSubgraphs(others, { env });
  env.SUBGRAPH_URL = `${domains.url}/{name}/graphql`;
  const inState = (file: string): string => readFileSync(join(env.STATE_DIRECTORY, 'postgres', file), 'utf8').trim();
  client = new Client({
    connectionString: `postgres://planning_graph:${inState('cluster/password')}@127.0.0.1:${inState('port')}/postgres`,
  });
  // The server stops with the processes.
  client.on('error', () => undefined);
  await client.connect();
});
afterAll(() => client.end());

/** The newest position of the feed of each domain. */
const ends = subgraphs
  .map(({ name }) => `SELECT '${name}' AS id, max(position) AS position FROM ${schemaOf(name)}.change_transaction`)
  .join(' UNION ALL ');

/** Waits until the index contains everything that was committed before, and returns its rows. */
async function followedIndex(): Promise<string[]> {
  for (;;) {
    const { rows } = await client.query<{ id: string }>(`
      SELECT id FROM (${ends}) AS feed
      JOIN catalogue.index_place AS place USING (id) JOIN catalogue.index_state USING (id)
      WHERE scan IS NULL AND is_complete AND is_answering AND split_part(place.cursor, '.', 2)::int >= feed.position`);
    if (rows.length === subgraphs.length && (await areDocumentsFollowing())) return indexRows();
    await sleep(50);
  }
}

/** Whether questions and parts have what the index has of records. */
async function areDocumentsFollowing(): Promise<boolean> {
  const { rows } = await client.query<{ isFollowing: boolean }>(`
    SELECT cursor = (
      SELECT md5(string_agg(concat_ws(' ', id, generation, revision), ',' ORDER BY id))
      FROM catalogue.index_place WHERE id <> 'documents'
    ) AS "isFollowing" FROM catalogue.index_place WHERE id = 'documents'`);
  return rows[0]?.isFollowing ?? false;
}

async function indexRows(): Promise<string[]> {
  const { rows } = await client.query<{ row: string }>(`
    SELECT (to_jsonb(search_entry) - 'generation')::text AS row FROM catalogue.search_entry
    UNION ALL SELECT to_jsonb(event_entry)::text FROM catalogue.event_entry ORDER BY 1`);
  return rows.map(({ row }) => row);
}

const rename = (name: string) =>
  client.query(
    `UPDATE international_relations.sister_city SET name = jsonb_set(name, '{ja}', to_jsonb($1::text))
    WHERE id = 'sister-city-decatur'`,
    [name],
  );

const empty = () => client.query('TRUNCATE catalogue.search_entry, catalogue.event_entry');

test('the catalogue in a process of its own reads the other domains over HTTP', async () => {
  catalogue = await startSubgraphs(['catalogue'], { env });
  const rows = await followedIndex();
  expect(rows.some((row) => row.includes('record:sister-city-decatur'))).toBe(true);
});

test('after kills at any moment, while all is read anew and while records are written, the index is as a fresh one', async () => {
  for (let kill = 0; kill < 4; kill++) {
    if (kill % 2 === 0) await empty();
    const killed = sleep(kill * 150).then(() => catalogue.process.stop('SIGKILL'));
    for (let write = 0; write < 10; write++) await rename(`町${kill}-${write}`);
    await killed;
    await rename(`町${kill}`);
    catalogue = await startSubgraphs(['catalogue'], { env });
  }
  const followed = await followedIndex();
  expect(followed.filter((row) => row.includes('record:sister-city-decatur') && row.includes('町3'))).toHaveLength(1);
  await empty();
  expect(await followedIndex()).toEqual(followed);
});
