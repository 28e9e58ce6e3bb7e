import { Deadline, type DomainFeed } from '@tokorozawa/subgraph-kit';
import { eventually } from './eventually';
import type { City } from './open-city';

/**
 * The rows of the search index: the id of each, and a hash of the rest without the generation, which differs each time that
 * all of them are made anew.
 */
export async function indexRows(city: City): Promise<string[]> {
  const [{ rows } = { rows: null }] = await city.rows<{ rows: string[] | null }>(`
    SELECT jsonb_agg(id || ' ' || md5(row) ORDER BY id, row) AS rows FROM (
      SELECT id, (to_jsonb(search_entry) - 'generation')::text AS row FROM catalogue.search_entry
      UNION ALL SELECT id, to_jsonb(event_entry)::text FROM catalogue.event_entry
      UNION ALL SELECT id, to_jsonb(event_section)::text FROM catalogue.event_section
    ) AS indexed`);
  return rows ?? [];
}

/** Waits until the index contains everything that was committed before. */
export async function followChanges(city: City): Promise<void> {
  for (const [name, feed] of city.feeds) {
    await eventually(`the index follows ${name}`, async () => (await placeOf(city, name)) === (await endOf(feed)));
  }
  await eventually('questions have the words of their records', () => areDocumentsFollowing(city));
}

/** Whether questions and parts have what the index has of records. */
async function areDocumentsFollowing(city: City): Promise<boolean> {
  const [documents] = await city.rows<{ isFollowing: boolean }>(`
    SELECT cursor = (
      SELECT md5(string_agg(concat_ws(' ', id, generation, revision), ',' ORDER BY id))
      FROM catalogue.index_place WHERE id <> 'documents'
    ) AS "isFollowing" FROM catalogue.index_place WHERE id = 'documents'`);
  return documents?.isFollowing ?? false;
}

const endOf = async (feed: DomainFeed): Promise<string> =>
  (await feed.records({ types: [], includesVersions: false, first: 0 }, new Deadline(60_000))).cursor;

/** Up to where the feed of a domain was read; undefined while not all of its records are in the index. */
async function placeOf(city: City, name: string): Promise<string | undefined> {
  const [place] = await city.rows<{ cursor: string }>(`
    SELECT cursor FROM catalogue.index_place JOIN catalogue.index_state USING (id)
    WHERE id = '${name}' AND scan IS NULL AND is_complete AND is_answering`);
  return place?.cursor;
}

/** Checks that the index is what the records say: if it is emptied and made anew, it is the same. */
export async function expectFreshIndex(city: City): Promise<void> {
  await followChanges(city);
  const followed = await indexRows(city);
  await city.sql('TRUNCATE catalogue.search_entry, catalogue.event_entry');
  await followChanges(city);
  const fresh = await indexRows(city);
  expect(fresh.length).toBeGreaterThan(0);
  expect(followed).toEqual(fresh);
}
