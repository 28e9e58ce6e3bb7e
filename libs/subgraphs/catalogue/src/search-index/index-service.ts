import type { DomainService, PreparationResources, ServiceResources } from '@tokorozawa/subgraph-kit';
import { DomainFollower, type NotedState } from './domain-follower';
import { indexDocuments, placeOfDocuments, placesOfRecords, type ReadDocuments } from './document-index';
import { DomainIndex, type IndexedDomain } from './domain-index';
import type { LeftOutRecord } from './write-entries';

/**
 * The work that keeps the search index equal to what the records of all domains say.
 *
 * @param domains the catalogue itself last, because its own data change with the index
 */
export function indexService(domains: IndexedDomain[], documents: ReadDocuments = () => []): DomainService {
  return {
    async prepare({ writer, feeds }) {
      await removeFormerDomains(domains, writer);
      for (const domain of domains) {
        if (feeds.has(domain.name)) await new DomainIndex(domain, feeds, writer, warnOfLeftOut).bringUpToDate();
      }
      await indexDocuments(documents, writer);
    },
    start(resources) {
      const stopping = new AbortController();
      const running = followDomains(domains, documents, resources, stopping.signal);
      return {
        async stop() {
          stopping.abort();
          await running;
        },
      };
    },
  };
}

const leavesOut = 'the search index leaves out a record that cannot be stored';

/** An import has no log. */
const warnOfLeftOut = ({ record, reason }: LeftOutRecord): void =>
  process.emitWarning(`${leavesOut}: ${record} (${reason})`);

/** Removes the entries of domains that are no longer part of the graph. */
async function removeFormerDomains(domains: IndexedDomain[], writer: PreparationResources['writer']): Promise<void> {
  const names = [domains.map(({ name }) => name)];
  await writer.transaction(undefined, async (manager) => {
    const former = await manager.query<{ id: string }[]>('SELECT id FROM index_state WHERE id <> ALL ($1)', names);
    if (former.length === 0) return;
    for (const table of ['search_entry', 'event_entry']) {
      await manager.query(`DELETE FROM ${table} WHERE subgraph <> ALL ($1)`, names);
    }
    for (const table of ['index_place', 'index_state']) {
      await manager.query(`DELETE FROM ${table} WHERE id <> ALL ($1)`, names);
    }
  });
}

/** Follows each domain by itself, so that none waits for another that does not answer. */
async function followDomains(
  domains: IndexedDomain[],
  documents: ReadDocuments,
  { feeds, writer, log }: ServiceResources,
  stopping: AbortSignal,
): Promise<void> {
  let areDocumentsIndexed = false;
  /** The last time that documents are followed, and that which has not begun yet: it serves all who ask meanwhile. */
  let indexing = Promise.resolve();
  let queued: Promise<void> | undefined;

  async function followRecords(): Promise<void> {
    const { rows } = await writer.executeSql(
      `SELECT cursor = ${placesOfRecords} AS "isFollowing" FROM index_place WHERE id = $1`,
      [placeOfDocuments],
    );
    const [place] = rows as { isFollowing: boolean }[];
    if (!areDocumentsIndexed || !place?.isFollowing) await indexDocuments(documents, writer);
    areDocumentsIndexed = true;
  }

  /** Questions contain words of records. */
  function followDocuments(): Promise<void> {
    queued ??= indexing
      .catch(() => undefined)
      .then(() => {
        queued = undefined;
        return followRecords();
      });
    indexing = queued;
    return queued;
  }

  /** A change of the index is a change of the catalogue, whoever made it. */
  async function noticeOthers(): Promise<void> {
    const { rows } = await writer.executeSql(
      `SELECT id, generation, coalesce(is_complete AND is_answering, false) AS "isComplete"
      FROM index_place LEFT JOIN index_state USING (id)`,
    );
    const noted = new Map((rows as (NotedState & { id: string })[]).map((row) => [row.id, row]));
    for (const [name, follower] of followers) follower.notice(noted.get(name));
    await followDocuments();
  }
  const followers = new Map(
    domains.map((domain) => {
      const report = (leftOut: LeftOutRecord): void => log.warn(leftOut, leavesOut);
      const index = new DomainIndex(domain, feeds, writer, report, stopping);
      const afterwards = domain === domains.at(-1) ? noticeOthers : followDocuments;
      return [domain.name, new DomainFollower(index, stopping, log, afterwards)] as const;
    }),
  );
  await Promise.all([...followers.values()].map((follower) => follower.run()));
}
