import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  Deadline,
  type DomainFeed,
  type DomainFeeds,
  type PreparationResources,
  type RecordKey,
  type RecordSelection,
} from '@tokorozawa/subgraph-kit';
import { SubgraphOverloadedError, SubgraphUnavailableError } from '@tokorozawa/vocabulary';
import type { EntityManager } from 'typeorm';
import { codeOfEntries } from './entries-of-record';
import { IndexPlace } from './index-place.entity';
import { type DescribedRecords, type LeftOutRecord, removeOtherRecords, writeRecords } from './write-entries';

/** A domain whose records are in the index. */
export interface IndexedDomain {
  /** The name of the subgraph. */
  name: string;
  /** The GraphQL types of its records. */
  types: readonly string[];
}

/** In milliseconds. */
const maxWait = 3_000;

/** The maximum number of records or changes that are read and written together. */
const maxPageSize = 500;

/** What PostgreSQL answers to a statement that takes longer than the writer may. */
const statementTimeout = '57014';

/**
 * The entries of one domain. They are brought up to date in steps, each of which reads a page of the feed and then writes
 * its records together with the place behind it, in one transaction. So nothing is lost or doubled if the process is
 * killed. Any number of processes may do the same: if the place has moved meanwhile, a step writes nothing.
 */
export class DomainIndex {
  /** The place as this process last read or wrote it; undefined if it has to be read. */
  #place: IndexPlace | null | undefined;
  /** Identifies the code that makes entries: that of the domain, which describes its records, and that of this folder. */
  #code = '';
  /** True once this process has followed the feed with this code. */
  #isFollowing = false;
  #isKnownComplete = false;
  /** The number of records or changes that the next step reads. Smaller pages of large records arrive in time. */
  #pageSize = maxPageSize;

  constructor(
    private readonly domain: IndexedDomain,
    private readonly feeds: DomainFeeds,
    private readonly writer: PreparationResources['writer'],
    private readonly report: (leftOut: LeftOutRecord) => void,
    private readonly stopping?: AbortSignal,
    /** In milliseconds. A process with other code follows the domain if its place moves within this time. */
    private readonly takeOverAfter = 10_000,
  ) {}

  get name(): string {
    return this.domain.name;
  }

  /** Throws a SubgraphUnavailableError if nobody knows where the domain is. */
  get feed(): DomainFeed {
    const feed = this.feeds.get(this.name);
    if (!feed) throw new SubgraphUnavailableError(this.name);
    return feed;
  }

  /** That of the entries as this process last knew it; undefined if it does not know. */
  get generation(): string | undefined {
    return this.#place?.generation;
  }

  /** True while this process knows that the state of the domain says so. */
  get isKnownComplete(): boolean {
    return this.#isKnownComplete;
  }

  /** Makes the entries equal to what the domain's records say now. Rejects if the domain does not answer. */
  async bringUpToDate(): Promise<void> {
    this.#adoptCode((await this.feed.describe({ keys: [] }, new Deadline(maxWait))).code);
    try {
      while (!this.stopping?.aborted && (await this.#advanceInTime()));
    } catch (error) {
      this.forgetPlace();
      throw error;
    }
  }

  /** Lets the next step read the place anew: somebody else has changed it. */
  forgetPlace(): void {
    this.#place = undefined;
    this.#isKnownComplete = false;
  }

  #adoptCode(ofDomain: string): void {
    const code = createHash('sha256').update(`${ofDomain} ${codeOfEntries}`).digest('base64url');
    if (code !== this.#code) this.#isFollowing = false;
    this.#code = code;
  }

  /**
   * Does one step. If its page is too large to be read or written in time, the next step takes a smaller one, and the
   * pages grow again when there is time. Returns false if there is nothing left to do.
   */
  async #advanceInTime(): Promise<boolean> {
    const step = new Deadline(maxWait);
    try {
      const isUnfinished = await this.#advance();
      if (step.remaining > 0.75 * maxWait) this.#pageSize = Math.min(2 * this.#pageSize, maxPageSize);
      return isUnfinished;
    } catch (error) {
      if (this.#pageSize === 1 || !isTimeout(error)) throw error;
      // Rejects if the domain does not answer at all, whatever it is asked.
      await this.#readEnd();
      this.#pageSize = Math.ceil(this.#pageSize / 4);
      this.forgetPlace();
      return true;
    }
  }

  /** Does one step. Returns false if there is nothing left to do. */
  async #advance(): Promise<boolean> {
    this.#place ??= await this.#readPlace();
    const place = this.#place;
    if (!place) return this.#beginAnew(place);
    if (place.code !== this.#code) {
      const isMine = !this.#isFollowing || (await this.#isAbandoned(place));
      return isMine && this.#beginAnew(place);
    }
    this.#isFollowing = true;
    return place.scan ? this.#readRecords(place, place.scan) : this.#readChanges(place);
  }

  async #readPlace(): Promise<IndexPlace | null> {
    const { rows } = await this.writer.executeSql(
      `SELECT index_place.*, coalesce(is_complete AND is_answering, false) AS "isComplete"
      FROM index_place LEFT JOIN index_state USING (id) WHERE id = $1`,
      [this.name],
    );
    const [read] = rows as (IndexPlace & { isComplete: boolean })[];
    if (!read) return null;
    const { isComplete, ...place } = read;
    this.#isKnownComplete = isComplete;
    return place;
  }

  /**
   * While the product is updated, processes with other code may follow the domain too. The one that started last makes all
   * entries anew, and the others leave the domain to it, unless it stops before it is done.
   */
  async #isAbandoned(place: IndexPlace): Promise<boolean> {
    let known = place;
    while (!this.stopping?.aborted && !(await this.#isDone(known))) {
      await sleep(this.takeOverAfter, undefined, { signal: this.stopping }).catch(() => undefined);
      const later = await this.#readPlace();
      this.#place = later;
      if (!later) return false;
      if (later.generation === known.generation && later.revision === known.revision) return true;
      known = later;
    }
    return false;
  }

  /** True if nothing of the domain is left to read behind this place. */
  async #isDone({ scan, cursor }: IndexPlace): Promise<boolean> {
    if (scan) return false;
    const page = await this.feed.changes({ ...this.#selection, after: cursor, first: 1 }, new Deadline(maxWait));
    return !('isExpired' in page) && page.cursor === cursor;
  }

  /** The cursor behind all changes so far. */
  async #readEnd(): Promise<string> {
    const request = { ...this.#selection, types: [], first: 0 };
    return (await this.feed.records(request, new Deadline(maxWait))).cursor;
  }

  /** All records are read anew. Where the feed is before that is noted first, so that no change is missed meanwhile. */
  async #beginAnew(place: IndexPlace | null): Promise<boolean> {
    const cursor = await this.#readEnd();
    const begun = { id: this.name, code: this.#code, generation: randomUUID(), revision: 0, cursor, scan: {} };
    this.#isFollowing = true;
    await this.#store(place, begun, async (manager) => {
      await this.#writeState(manager, false);
      return [];
    });
    return true;
  }

  async #readRecords(place: IndexPlace, { after }: NonNullable<IndexPlace['scan']>): Promise<boolean> {
    const page = await this.feed.records({ ...this.#selection, after, first: this.#pageSize }, new Deadline(maxWait));
    const described = await this.#describe(page.records);
    const scan = page.hasMore ? { after: page.records.at(-1) } : null;
    await this.#store(place, { ...place, scan }, async (manager) => {
      const leftOut = await writeRecords(manager, described, place.generation);
      if (!page.hasMore) await removeOtherRecords(manager, this.name, place.generation);
      return leftOut;
    });
    return true;
  }

  async #readChanges(place: IndexPlace): Promise<boolean> {
    const page = await this.feed.changes(
      { ...this.#selection, includesSections: true, after: place.cursor, first: this.#pageSize },
      new Deadline(maxWait),
    );
    if ('isExpired' in page) return this.#beginAnew(place);
    if (page.cursor === place.cursor && this.#isKnownComplete) return false;
    const described = await this.#describe(page.changes);
    await this.#store(place, { ...place, cursor: page.cursor }, async (manager) => {
      const leftOut = await writeRecords(manager, described, place.generation);
      await this.#writeState(manager, !page.hasMore);
      return leftOut;
    });
    return page.hasMore || this.#place === undefined;
  }

  get #selection(): RecordSelection {
    return { types: [...this.domain.types], includesVersions: true };
  }

  async #describe(keys: RecordKey[]): Promise<DescribedRecords> {
    const unique = new Map(keys.map(({ type, id }) => [id, { type, id }]));
    const { descriptions, code } = await this.feed.describe({ keys: [...unique.values()] }, new Deadline(maxWait));
    this.#adoptCode(code);
    const current = descriptions.filter(({ isCurrent }) => isCurrent);
    for (const { id } of current) unique.delete(id);
    return { subgraph: this.name, current, gone: [...unique.keys()] };
  }

  /**
   * Moves the place, and writes what belongs to it. Writes nothing if the place is no longer the same.
   *
   * @param write returns the records that it left out
   */
  async #store(
    before: IndexPlace | null,
    after: IndexPlace,
    write: (manager: EntityManager) => Promise<LeftOutRecord[]>,
  ): Promise<void> {
    const moved = { ...after, revision: (before?.revision ?? 0) + 1 };
    const leftOut = await this.writer.transaction(undefined, async (manager) =>
      (await movePlace(manager, before, moved)) ? write(manager) : undefined,
    );
    this.#place = leftOut && moved;
    leftOut?.forEach(this.report);
  }

  async #writeState(manager: EntityManager, isComplete: boolean): Promise<void> {
    await manager.query(
      `INSERT INTO index_state (id, is_complete, is_answering) VALUES ($1, $2, true)
      ON CONFLICT (id) DO UPDATE SET is_complete = excluded.is_complete, is_answering = true
      WHERE (index_state.is_complete, index_state.is_answering) <> (excluded.is_complete, true)`,
      [this.name, isComplete],
    );
    this.#isKnownComplete = isComplete;
  }

  /** Notes that the domain does not answer, so that its entries may be old. The next successful step revokes it. */
  async noteUnavailable(): Promise<void> {
    this.#isKnownComplete = false;
    await this.writer.executeSql(
      `INSERT INTO index_state (id, is_complete, is_answering) VALUES ($1, false, false)
      ON CONFLICT (id) DO UPDATE SET is_answering = false WHERE index_state.is_answering`,
      [this.domain.name],
    );
  }
}

/** True if fewer records might be read, or written, in time. */
const isTimeout = (error: unknown): boolean =>
  error instanceof SubgraphUnavailableError ||
  error instanceof SubgraphOverloadedError ||
  (error as { code?: unknown }).code === statementTimeout;

/** False if another process was faster. It then has to be read again. */
async function movePlace(manager: EntityManager, before: IndexPlace | null, after: IndexPlace): Promise<boolean> {
  if (!before) {
    const inserted = await manager
      .createQueryBuilder()
      .insert()
      .into(IndexPlace)
      .values(after)
      .orIgnore()
      .returning('id')
      .execute();
    return (inserted.raw as unknown[]).length === 1;
  }
  const { id, generation, revision } = before;
  const { affected } = await manager.update(IndexPlace, { id, generation, revision }, after);
  return affected === 1;
}
