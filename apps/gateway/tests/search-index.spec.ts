import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { subgraphs } from '@tokorozawa/registry';
import { foldForSearch } from '@tokorozawa/search-text';
import { remoteFeed } from '@tokorozawa/subgraph-client';
import { type DomainFeed, openAsReader, type Subgraph } from '@tokorozawa/subgraph-kit';
import { SubgraphUnavailableError } from '@tokorozawa/vocabulary';
import { parse } from 'yaml';
import { enterRecords } from '../testing/entered-records';
import { eventually } from '../testing/eventually';
import { memoryLog } from '../testing/memory-log';
import { gatewaySecret, openCity, serve, type City } from '../testing/open-city';
import { expectFreshIndex, followChanges, indexRows } from '../testing/search-index';
import { renameInDatabase } from '../testing/writable-city';

let city: City;
beforeAll(async () => {
  city = await openCity(undefined, { hasServices: true });
  await followChanges(city);
});
const opened: Subgraph[] = [];
afterAll(async () => {
  await Promise.all(opened.map((one) => one.close()));
  await city.close();
});

const subgraph = (name: string): Subgraph => city.subgraphs.find((one) => one.name === name) as Subgraph;

function feedOf(name: string): DomainFeed {
  const feed = city.feeds.get(name);
  if (!feed) throw new Error('There is no feed.');
  return feed;
}

/** The Japanese names under which a record is found, of its newest version. */
async function nameOf(id: string): Promise<string | undefined> {
  const [entry] = await city.rows<{ name: string }>(
    `SELECT name ->> 'ja' AS name FROM catalogue.search_entry WHERE id = 'record:${id}'`,
  );
  return entry?.name;
}

/** The texts of both languages in the data files of a folder. */
function localizedTextsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  return files.flatMap((file) => localizedTextsOf(parse(readFileSync(join(folder, file), 'utf8'))));
}

function localizedTextsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { ja, en } = value as { ja?: unknown; en?: unknown };
  const texts = [ja, en].filter((text) => typeof text === 'string');
  return texts.length > 0 ? texts : Object.values(value).flatMap(localizedTextsOf);
}

async function write(mutation: string, variables: object): Promise<void> {
  const caller = { id: 'key-1', municipality: '112089', scopes: ['facilities:write', 'events:write'] as const };
  const { errors } = await subgraph('regional-services').execute({
    query: mutation,
    variables: { ...variables },
    caller,
  });
  expect(errors).toBeUndefined();
}

const putFacility = (name: string): Promise<void> =>
  write(
    'mutation ($facilities: [FacilityInput!]!) { putFacilities(facilities: $facilities) { userErrors { code } } }',
    {
      facilities: [
        {
          localId: 'L-1',
          kind: 'LIBRARY',
          name: { ja: name },
          nameKana: 'トショカン',
          address: { city: { ja: '所沢市' }, town: { ja: '並木' }, lot: { ja: '1-1-1' } },
          openingHours: [],
          regularClosures: [],
        },
      ],
    },
  );

/** Lets the index read the records of one domain anew, and no others, and gives a record of it a name. */
async function readCitiesAnew(name: string): Promise<void> {
  await city.sql('UPDATE international_relations.change_feed SET identity = gen_random_uuid()');
  // A change tells those who follow the domain at once.
  await renameInDatabase(city, `${name} `);
  await renameInDatabase(city, name);
  await followChanges(city);
}

test('a first start finds everything in the index', async () => {
  const indexed = await city.rows<{ subgraph: string }>(
    `SELECT DISTINCT subgraph FROM catalogue.search_entry WHERE kind = 'RECORD' ORDER BY 1`,
  );
  // Municipalities have not entered anything yet.
  const names = subgraphs.map(({ name }) => name).filter((name) => name !== 'regional-services');
  expect(indexed.map(({ subgraph }) => subgraph)).toEqual(names.sort());
  await expectFreshIndex(city);
});

test('everything that the data files say in words is in the index, also why a link was drawn', async () => {
  const texts = subgraphs.flatMap(({ directory }) => localizedTextsIn(join(directory, 'data')));
  expect(texts.length).toBeGreaterThan(1_000);
  const [{ folded = '' } = {}] = await city.rows<{ folded: string }>(
    `SELECT string_agg(folded, E'\\n') AS folded FROM catalogue.search_entry WHERE version_of IS NULL`,
  );
  expect([...new Set(texts)].filter((text) => !folded.includes(foldForSearch(text)))).toEqual([]);
});

test('a record is found as soon as a municipality enters it, by its new name when it is renamed, and not when it is retired', async () => {
  await putFacility('試しの図書館');
  await eventually('it is found', async () => (await nameOf('facility-112089-L-1')) === '試しの図書館');
  const [entry] = await city.rows<object>(
    `SELECT name_folded, texts FROM catalogue.search_entry WHERE id = 'record:facility-112089-L-1'`,
  );
  expect(entry).toMatchObject({
    name_folded: '試しの図書館\nとしょかん',
    texts: expect.arrayContaining([
      { field: 'localId', ja: 'L-1', en: null },
      { field: 'address.printed', ja: '所沢市並木1-1-1', en: null },
    ]),
  });
  await putFacility('次の図書館');
  await eventually('it is found anew', async () => (await nameOf('facility-112089-L-1')) === '次の図書館');
  await write('mutation { retireFacilities(facilities: [{ localId: "L-1" }]) { userErrors { code } } }', {});
  await eventually('it is not found', async () => (await nameOf('facility-112089-L-1')) === undefined);
});

test('it follows records that are changed, retired or deleted, and the sections that they serve', async () => {
  await renameInDatabase(city, '遠い町');
  await city.sql(`
    UPDATE international_relations.sister_city SET retired_at = now() WHERE id = 'sister-city-changzhou';
    UPDATE international_relations.listed_record SET sections = '["1-1"]' WHERE id = 'sister-city-anyang';
    UPDATE informatization.message_relay SET date = '1999' WHERE relay_id NOT LIKE '%@%';
    DELETE FROM city_promotion.forest_milestone WHERE id LIKE '%@%'`);
  await followChanges(city);
  expect(await nameOf('sister-city-decatur')).toBe('遠い町');
  expect(await nameOf('sister-city-changzhou')).toBeUndefined();
  const [{ sections } = {}] = await city.rows<{ sections: string[] }>(
    `SELECT sections FROM catalogue.search_entry WHERE id = 'record:sister-city-anyang'`,
  );
  expect(sections).toEqual(['1-1']);
  const dates = await city.rows(
    `SELECT date FROM catalogue.event_entry WHERE field = 'relays.date' AND version_of IS NULL`,
  );
  expect(dates).toEqual([{ date: '1999' }]);
  await expectFreshIndex(city);
});

test('the version of the data moves with the index, of which changes tell nothing', async () => {
  const version = subgraph('catalogue').version();
  await version.ask();
  const before = version.current();
  const snapshot = '{ snapshot(where: { subgraphs: [CATALOGUE] }, first: 0) { cursor } }';
  const { data } = await subgraph('catalogue').execute({ query: snapshot });
  await renameInDatabase(city, '近い町');
  await eventually('it is found', async () => (await nameOf('sister-city-decatur')) === '近い町');
  await version.ask();
  expect(version.current()).not.toBe(before);
  const { cursor } = (data as { snapshot: { cursor: string } }).snapshot;
  const after = await subgraph('catalogue').execute({
    query: `{ changes(after: "${cursor}", where: { subgraphs: [CATALOGUE] }) { nodes { recordId } } }`,
  });
  expect(after.data).toEqual({ changes: { nodes: [] } });
});

test.each([
  ['entries are deleted', `DELETE FROM catalogue.search_entry WHERE subgraph = 'city-promotion'`],
  ['an entry is changed', `UPDATE catalogue.search_entry SET folded = '' WHERE id = 'record:sister-city-decatur'`],
  ['dates are deleted', 'TRUNCATE catalogue.event_entry'],
  ['sections of dates are deleted', 'TRUNCATE catalogue.event_section'],
  ['places are deleted', 'DELETE FROM catalogue.index_place'],
  ['states are deleted', 'DELETE FROM catalogue.index_state'],
])('after %s by hand, all are made anew', async (_what, statement) => {
  await renameInDatabase(city, '近い町');
  await followChanges(city);
  const before = await indexRows(city);
  await city.sql(statement);
  // A place that is deleted without its entries is missed with the next change.
  await renameInDatabase(city, '近い町 ');
  await renameInDatabase(city, '近い町');
  await followChanges(city);
  expect(await indexRows(city)).toEqual(before);
});

test('when the feed of a domain begins anew, its records are read anew', async () => {
  await city.sql(`
    UPDATE informatization.change_feed SET identity = gen_random_uuid();
    UPDATE informatization.system_milestone SET name = '{"ja": "新しい名前"}' WHERE number = 1`);
  await expectFreshIndex(city);
});

const domainsAway = () => city.rows(`SELECT id FROM catalogue.index_state WHERE NOT (is_complete AND is_answering)`);

/** A feed of a domain that does not answer. */
function silentFeed(name: string): DomainFeed {
  const fail = () => Promise.reject(new SubgraphUnavailableError(name));
  return { changes: fail, records: fail, describe: fail, versionAfter: fail };
}

test('a domain that answers again is indexed again, also if nothing changed in it meanwhile', async () => {
  const name = 'international-relations';
  const feed = feedOf(name);
  const outage = new AbortController();
  const versionAfter: DomainFeed['versionAfter'] = async (known, signal) => {
    const version = await feed.versionAfter(known, AbortSignal.any([signal, outage.signal]));
    if (outage.signal.aborted) throw new SubgraphUnavailableError(name);
    return version;
  };
  city.feeds.set(name, { ...feed, versionAfter });
  await renameInDatabase(city, '消える前の町');
  await eventually('it is found', async () => (await nameOf('sister-city-decatur')) === '消える前の町');
  await followChanges(city);
  city.feeds.set(name, silentFeed(name));
  outage.abort();
  await eventually('the index says that it does not answer', async () => (await domainsAway()).length > 0);
  city.feeds.set(name, feed);
  await eventually('the index says that it answers', async () => (await domainsAway()).length === 0);
  await renameInDatabase(city, '近い町');
  await eventually('it is followed', async () => (await nameOf('sister-city-decatur')) === '近い町');
});

test('a domain that another process could not reach is indexed as long as one reaches it', async () => {
  await followChanges(city);
  await city.sql(`UPDATE catalogue.index_state SET is_answering = false WHERE id = 'international-relations'`);
  await eventually('the index says that it answers', async () => (await domainsAway()).length === 0);
});

test('while a domain does not answer, the others are followed, and the index says so', async () => {
  const name = 'international-relations';
  const feed = feedOf(name);
  await renameInDatabase(city, '見える町');
  await followChanges(city);
  city.feeds.set(name, silentFeed(name));
  await renameInDatabase(city, '見えない町');
  await eventually('the index says so', async () => (await domainsAway()).length > 0);
  expect(await domainsAway()).toEqual([{ id: name }]);
  await putFacility('よその図書館');
  await eventually('the others are followed', async () => (await nameOf('facility-112089-L-1')) === 'よその図書館');
  expect(await nameOf('sister-city-decatur')).toBe('見える町');
  city.feeds.set(name, feed);
  await eventually('it is found later', async () => (await nameOf('sister-city-decatur')) === '見えない町');
  expect(await domainsAway()).toEqual([]);
});

test('a domain that answers only small pages in time is read in these', async () => {
  const name = 'international-relations';
  const feed = feedOf(name);
  const sizes: number[] = [];
  city.feeds.set(name, {
    ...feed,
    describe(request, deadline) {
      sizes.push(request.keys.length);
      return request.keys.length > 3
        ? Promise.reject(new SubgraphUnavailableError(name))
        : feed.describe(request, deadline);
    },
  });
  await renameInDatabase(city, '近い町');
  await followChanges(city);
  const before = await indexRows(city);
  await readCitiesAnew('近い町');
  expect(await indexRows(city)).toEqual(before);
  expect(Math.max(...sizes)).toBeGreaterThan(3);
  city.feeds.set(name, feed);
});

test('a record that cannot be stored is left out, which the log says once, and the others are followed', async () => {
  const name = 'international-relations';
  const feed = feedOf(name);
  // PostgreSQL stores at most 1 MB of terms for an entry.
  const ja = Array.from({ length: 150_000 }, (_, index) => `w${index}`).join(' ');
  city.feeds.set(name, {
    ...feed,
    async describe(request, deadline) {
      const answer = await feed.describe(request, deadline);
      const descriptions = answer.descriptions.map((record) =>
        record.id === 'sister-city-anyang' ? { ...record, texts: [{ field: 'summary', ja, en: null }] } : record,
      );
      return { ...answer, descriptions };
    },
  });
  city.logged.length = 0;
  await readCitiesAnew('次の町');
  expect(await nameOf('sister-city-decatur')).toBe('次の町');
  expect(await nameOf('sister-city-anyang')).toBeUndefined();
  expect(city.logged.filter(({ record }) => record !== undefined)).toEqual([
    expect.objectContaining({ record: 'sister-city-anyang', reason: expect.stringContaining('too long for tsvector') }),
  ]);
  city.feeds.set(name, feed);
  await readCitiesAnew('次の町');
  expect(await nameOf('sister-city-anyang')).toBeDefined();
});

test('domains in other processes are followed like those in this one', async () => {
  const own = new Map(city.feeds);
  const served = await serve(city.subgraphs);
  for (const { name } of subgraphs.filter(({ name }) => name !== 'catalogue')) {
    city.feeds.set(name, remoteFeed(name, served.subgraphUrl.replace('{name}', name), gatewaySecret));
  }
  await renameInDatabase(city, '向こうの町');
  await eventually('it is found', async () => (await nameOf('sister-city-decatur')) === '向こうの町');
  await expectFreshIndex(city);
  await served.server.close();
  for (const [name, feed] of own) city.feeds.set(name, feed);
  await followChanges(city);
});

test('nothing is lost or doubled if several processes follow, and their connections are lost at any moment', async () => {
  const { log } = memoryLog();
  const definition = subgraphs.find(({ name }) => name === 'catalogue');
  if (!definition) throw new Error('There is no catalogue.');
  const { subgraph: other } = await openAsReader(definition, {
    databaseUrl: city.databaseUrl,
    log,
    feeds: city.feeds,
  });
  opened.push(other);
  other.startService?.();
  // TypeORM does not survive a connection that is lost while it opens a pool.
  await expectFreshIndex(city);
  for (let round = 0; round < 8; round++) {
    // In the order in which a step locks these tables, so that the two cannot deadlock.
    if (round % 4 === 0) {
      await city.sql('LOCK TABLE catalogue.index_place; TRUNCATE catalogue.search_entry, catalogue.event_entry');
    }
    await renameInDatabase(city, `町${round}`);
    if (round % 4 === 2) await enterRecords(city);
    await city.sql(`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND usename LIKE 'planning_graph_catalogue_writer%'`);
  }
  await expectFreshIndex(city);
  expect(await nameOf('sister-city-decatur')).toBe('町7');
});
