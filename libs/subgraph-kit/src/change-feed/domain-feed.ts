import type { RecordDescription } from '../description/record-description';
import type { Deadline } from '../execution/deadline';
import type { DataVersion } from './data-version';

/** One change of one record. */
export interface Change {
  /** The GraphQL type of the record. */
  type: string;
  id: string;
  operation: 'INSERT' | 'UPDATE' | 'DELETE';
  /** True when the record is retired after the change: lists leave it out, and its id still answers. */
  retired: boolean;
  /** False when the record was deleted, by this change or a later one. */
  exists: boolean;
  /** An ISO 8601 instant. */
  changedAt: string;
  /** Greater for each later change of the same record. */
  version: number;
  /** Pass it as `after` to continue behind this change. */
  cursor: string;
}

/** Which records to read from a feed or a list of records. */
export interface RecordSelection {
  /** The GraphQL types of the records. */
  types: string[];
  /** Only the records with these ids. */
  ids?: string[] | undefined;
  /** True for the versions of editions as well, whose ids name the edition. With `ids` it has no effect. */
  includesVersions: boolean;
}

export interface ChangesRequest extends RecordSelection {
  /**
   * The changes behind this cursor; {@link feedStart} for all changes since the feed exists. Undefined begins with the
   * oldest change that is kept.
   */
  after?: string | undefined;
  /** True to read from the newest change on towards the oldest that is kept, with `before` in place of `after`. */
  newestFirst?: boolean | undefined;
  /** With `newestFirst`, only the changes up to this cursor. Undefined begins with the newest change. */
  before?: string | undefined;
  /** True to tell a change of the sections that a record serves as a change of the record. */
  includesSections?: boolean | undefined;
  /** The maximum number of changes. */
  first: number;
}

export interface ChangePage {
  /** The cursor before the first change; with `newestFirst`, behind it. */
  begin: string;
  /** In the order in which they were committed, or in the reverse order. */
  changes: Change[];
  /** Where reading continues: behind everything that was read for the page, whether or not it was selected. */
  cursor: string;
  /** True if there may be more changes from the cursor on, even if this page is empty. */
  hasMore: boolean;
}

/** The cursor before the first change of any feed. */
export const feedStart = 'start';

/**
 * The changes behind the cursor are not known: they were pruned, or the cursor belongs to tables that no longer exist.
 * All records must be read anew.
 */
export interface ExpiredCursor {
  isExpired: true;
}

export interface RecordKey {
  /** The GraphQL type. */
  type: string;
  id: string;
}

export interface RecordsRequest extends RecordSelection {
  /** The records behind this one, in the order of types and ids. */
  after?: RecordKey | undefined;
  /** True for retired records as well, whose ids still answer. */
  includesRetired?: boolean | undefined;
  /** The maximum number of records. */
  first: number;
}

export interface RecordPage {
  records: RecordKey[];
  hasMore: boolean;
  /** The cursor of the change feed just before the records were read: every later change is behind it. */
  cursor: string;
  /** When the newest change before that cursor was made, as an ISO 8601 instant; null if there is none yet. */
  changedAt: string | null;
}

export interface DescriptionsRequest {
  keys: RecordKey[];
}

export interface Descriptions {
  /** In any order. A record that does not exist has none. */
  descriptions: RecordDescription[];
  /** Identifies the code that described them: other code may describe the same records differently. */
  code: string;
}

/** What was read of a domain, with the version of its data just before; undefined if that is unknown. */
export type Versioned<Page> = Page & { dataVersion?: DataVersion | undefined };

/**
 * The change feed of a domain, and the records to begin a copy with, wherever the domain runs. Its methods reject with a
 * SubgraphUnavailableError or a SubgraphOverloadedError if the domain does not answer by the deadline.
 */
export interface DomainFeed {
  changes(request: ChangesRequest, deadline: Deadline): Promise<Versioned<ChangePage | ExpiredCursor>>;
  records(request: RecordsRequest, deadline: Deadline): Promise<Versioned<RecordPage>>;
  describe(request: DescriptionsRequest, deadline: Deadline): Promise<Versioned<Descriptions>>;
  /**
   * Waits until the version of the domain's data is another than this one, or the signal aborts. It may return earlier.
   * Returns the version as it is then; undefined if it is unknown.
   */
  versionAfter(version: DataVersion | undefined, signal: AbortSignal): Promise<DataVersion | undefined>;
}

/** The feeds of all domains of the graph, by the names of their subgraphs. */
export type DomainFeeds = ReadonlyMap<string, DomainFeed>;
