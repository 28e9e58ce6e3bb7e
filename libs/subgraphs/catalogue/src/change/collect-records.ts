import {
  type Places,
  type RecordKey,
  type RecordPage,
  type SubgraphContext,
  writeChangesCursor,
} from '@tokorozawa/subgraph-kit';

import { readDomain, type SelectedDomain } from './read-domains';
import { readSnapshotCursor, writeSnapshotCursor } from './snapshot-cursor';

export interface CollectedRecords {
  records: RecordKey[];
  /** The cursor of `changes` that belongs to the snapshot. */
  cursor: string;
  next: string | null;
  unavailable: string[];
}

/**
 * Reads a page of the records of several domains, one domain after the other. The first page notes where the feed of each
 * domain is, before any record is read: what changes while the pages are read is told again by `changes`.
 *
 * A domain that does not answer on the first page is left out, and its feed is later read from its beginning. One that does
 * not answer on a later page ends the page, and `next` stays at its place.
 */
export async function collectRecords(
  context: SubgraphContext,
  domains: SelectedDomain[],
  after: string | undefined,
  first: number,
): Promise<CollectedRecords> {
  const begin = after === undefined ? undefined : readSnapshotCursor(after);
  const { places, unavailable } = begin ? { places: begin.places, unavailable: [] } : await placesOf(context, domains);
  const cursor = writeChangesCursor(places);
  const records: RecordKey[] = [];
  const remaining = domains.filter(({ name }) => name in places && name >= (begin?.subgraph ?? ''));
  for (const { name, selection } of remaining) {
    const place = name === begin?.subgraph ? begin.after : undefined;
    const page = await readDomain<RecordPage>(context, name, (feed, deadline) =>
      feed.records({ ...selection, after: place, first: first - records.length }, deadline),
    );
    if (!page) {
      const next = writeSnapshotCursor({ places, subgraph: name, after: place });
      return { records, cursor, next, unavailable: [...unavailable, name] };
    }
    records.push(...page.records);
    if (page.hasMore) {
      const next = writeSnapshotCursor({ places, subgraph: name, after: page.records.at(-1) ?? place });
      return { records, cursor, next, unavailable };
    }
  }
  return { records, cursor, next: null, unavailable };
}

/** Where the feed of each domain is now. */
async function placesOf(
  context: SubgraphContext,
  domains: SelectedDomain[],
): Promise<{ places: Places; unavailable: string[] }> {
  const read = await Promise.all(
    domains.map(async ({ name, selection }) => {
      const page = await readDomain<RecordPage>(context, name, (feed, deadline) =>
        feed.records({ ...selection, first: 0 }, deadline),
      );
      return [name, page?.cursor] as const;
    }),
  );
  return {
    places: Object.fromEntries(read.flatMap(([name, cursor]) => (cursor === undefined ? [] : [[name, cursor]]))),
    unavailable: read.flatMap(([name, cursor]) => (cursor === undefined ? [name] : [])),
  };
}
