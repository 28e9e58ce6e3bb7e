import type {
  Change as FeedChange,
  ChangePage as FeedPage,
  ChangesRequest,
  ExpiredCursor,
  RecordSelection,
  SubgraphContext,
} from '@tokorozawa/subgraph-kit';
import { feedStart, placeBefore, type Places, readChangesCursor, writeChangesCursor } from '@tokorozawa/subgraph-kit';
import { CursorExpiredError } from '@tokorozawa/vocabulary';
import { type Change, ChangeOperation, type ChangePage } from './change.entity';
import { readDomain, type SelectedDomain } from './read-domains';

/** A page of a domain's feed, and how many of its changes were taken. */
interface Source {
  subgraph: string;
  page: FeedPage;
  taken: number;
}

/**
 * Reads the feeds of several domains behind a joint cursor, and merges them by time. The changes of each domain keep their
 * order. A domain that does not answer keeps its place in the cursor. Throws a CursorExpiredError if the changes behind the
 * cursor are not known for one of the domains.
 */
export async function collectChanges(
  context: SubgraphContext,
  domains: SelectedDomain[],
  after: string | undefined,
  first: number,
): Promise<ChangePage> {
  const places = placesIn(after);
  const { sources, unavailable } = await readSources(context, domains, (name) => ({
    after: placeOf(name, places, after),
    first,
  }));
  for (const { subgraph, page } of sources) places[subgraph] = page.begin;
  const start = writeChangesCursor(places);

  const nodes = merge(sources, first, timeOrder, (source, change) => {
    places[source.subgraph] = change.cursor;
    return { ...places };
  });
  moveBehindRead(sources, places);
  return {
    nodes,
    start,
    hasEarlier: after !== undefined,
    cursor: writeChangesCursor(places),
    hasMore: mayHaveMore(sources),
    unavailable,
  };
}

/** Reads the feeds from the newest change on, or from a joint cursor on, and merges them likewise. */
export async function collectNewestChanges(
  context: SubgraphContext,
  domains: SelectedDomain[],
  before: string | undefined,
  last: number,
): Promise<ChangePage> {
  const places = placesIn(before);
  const { sources, unavailable } = await readSources(context, domains, (name) => ({
    newestFirst: true,
    before: placeOf(name, places, before),
    first: last,
  }));
  for (const { subgraph, page } of sources) places[subgraph] = page.begin;
  const cursor = writeChangesCursor(places);

  const nodes = merge(
    sources,
    last,
    (one, other) => timeOrder(other, one),
    (source, change) => {
      const behind = { ...places, [source.subgraph]: change.cursor };
      places[source.subgraph] = placeBefore(change.cursor);
      return behind;
    },
  );
  moveBehindRead(sources, places);
  return {
    nodes: nodes.toReversed(),
    start: writeChangesCursor(places),
    hasEarlier: mayHaveMore(sources),
    cursor,
    hasMore: before !== undefined,
    unavailable,
  };
}

const placesIn = (cursor: string | undefined): Places => (cursor === undefined ? {} : { ...readChangesCursor(cursor) });

/** A domain that the cursor does not name is read from the beginning of its feed. */
const placeOf = (name: string, places: Places, cursor: string | undefined): string | undefined =>
  places[name] ?? (cursor === undefined ? undefined : feedStart);

async function readSources(
  context: SubgraphContext,
  domains: SelectedDomain[],
  requestFor: (name: string) => Omit<ChangesRequest, keyof RecordSelection>,
): Promise<{ sources: Source[]; unavailable: string[] }> {
  const read = await Promise.all(
    domains.map(async ({ name, selection }) => {
      const request = { ...selection, ...requestFor(name) };
      const page = await readDomain<FeedPage | ExpiredCursor>(context, name, (feed, deadline) =>
        feed.changes(request, deadline),
      );
      return { subgraph: name, page };
    }),
  );
  const expired = read.filter(({ page }) => page && 'isExpired' in page).map(({ subgraph }) => subgraph);
  if (expired.length > 0) throw new CursorExpiredError(expired);
  return {
    sources: read.flatMap(({ subgraph, page }): Source[] =>
      page && !('isExpired' in page) ? [{ subgraph, page, taken: 0 }] : [],
    ),
    unavailable: read.filter(({ page }) => !page).map(({ subgraph }) => subgraph),
  };
}

/** The page of a domain may have been read further than to its last change that was selected. */
function moveBehindRead(sources: Source[], places: Places): void {
  for (const { subgraph, page, taken } of sources) {
    if (taken === page.changes.length) places[subgraph] = page.cursor;
  }
}

const mayHaveMore = (sources: Source[]): boolean =>
  sources.some(({ page, taken }) => page.hasMore || taken < page.changes.length);

/**
 * Takes the change that is the first in an order again and again.
 * @param placesBehind moves the place of the domain of a change, and returns the places behind the change
 */
function merge(
  sources: Source[],
  max: number,
  order: (one: Source, other: Source) => number,
  placesBehind: (source: Source, change: FeedChange) => Places,
): Change[] {
  const nodes: Change[] = [];
  while (nodes.length < max) {
    const waiting = sources.filter(({ page, taken }) => taken < page.changes.length);
    const [first, ...others] = waiting;
    if (!first) break;
    const source = others.reduce((a, b) => (order(b, a) < 0 ? b : a), first);
    const change = next(source);
    source.taken++;
    nodes.push({
      subgraph: source.subgraph,
      recordType: change.type,
      recordId: change.id,
      operation: operationOf(change),
      exists: change.exists,
      changedAt: change.changedAt,
      version: change.version,
      places: placesBehind(source, change),
    });
  }
  return nodes;
}

const next = ({ page, taken }: Source): FeedChange => page.changes[taken] as FeedChange;
const timeOf = (source: Source): number => Date.parse(next(source).changedAt);
const timeOrder = (one: Source, other: Source): number => timeOf(one) - timeOf(other);

function operationOf({ operation, retired }: FeedChange): ChangeOperation {
  if (operation === 'DELETE') return ChangeOperation.DELETED;
  if (retired) return ChangeOperation.RETIRED;
  return operation === 'INSERT' ? ChangeOperation.CREATED : ChangeOperation.UPDATED;
}
