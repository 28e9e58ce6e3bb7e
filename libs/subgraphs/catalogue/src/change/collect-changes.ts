import type {
  Change as FeedChange,
  ChangePage as FeedPage,
  ExpiredCursor,
  SubgraphContext,
} from '@tokorozawa/subgraph-kit';
import { feedStart, type Places, readChangesCursor, writeChangesCursor } from '@tokorozawa/subgraph-kit';
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
  const places: Places = after === undefined ? {} : { ...readChangesCursor(after) };
  const read = await Promise.all(
    domains.map(async ({ name, selection }) => {
      const place = places[name] ?? (after === undefined ? undefined : feedStart);
      const page = await readDomain<FeedPage | ExpiredCursor>(context, name, (feed, deadline) =>
        feed.changes({ ...selection, after: place, first }, deadline),
      );
      return { subgraph: name, page };
    }),
  );
  const expired = read.filter(({ page }) => page && 'isExpired' in page).map(({ subgraph }) => subgraph);
  if (expired.length > 0) throw new CursorExpiredError(expired);
  const sources = read.flatMap(({ subgraph, page }): Source[] =>
    page && !('isExpired' in page) ? [{ subgraph, page, taken: 0 }] : [],
  );
  for (const { subgraph, page } of sources) places[subgraph] = page.begin;

  const nodes = merge(sources, places, first);
  for (const { subgraph, page, taken } of sources) {
    if (taken === page.changes.length) places[subgraph] = page.cursor;
  }
  return {
    nodes,
    cursor: writeChangesCursor(places),
    hasMore: sources.some(({ page, taken }) => page.hasMore || taken < page.changes.length),
    unavailable: read.filter(({ page }) => !page).map(({ subgraph }) => subgraph),
  };
}

/** Takes the oldest change again and again, and moves the place of its domain behind it. */
function merge(sources: Source[], places: Places, first: number): Change[] {
  const nodes: Change[] = [];
  while (nodes.length < first) {
    const waiting = sources.filter(({ page, taken }) => taken < page.changes.length);
    const [oldest, ...others] = waiting;
    if (!oldest) break;
    const source = others.reduce((a, b) => (timeOf(b) < timeOf(a) ? b : a), oldest);
    const change = next(source);
    source.taken++;
    places[source.subgraph] = change.cursor;
    nodes.push({
      subgraph: source.subgraph,
      recordType: change.type,
      recordId: change.id,
      operation: operationOf(change),
      exists: change.exists,
      changedAt: change.changedAt,
      version: change.version,
      places: { ...places },
    });
  }
  return nodes;
}

const next = ({ page, taken }: Source): FeedChange => page.changes[taken] as FeedChange;
const timeOf = (source: Source): number => Date.parse(next(source).changedAt);

function operationOf({ operation, retired }: FeedChange): ChangeOperation {
  if (operation === 'DELETE') return ChangeOperation.DELETED;
  if (retired) return ChangeOperation.RETIRED;
  return operation === 'INSERT' ? ChangeOperation.CREATED : ChangeOperation.UPDATED;
}
