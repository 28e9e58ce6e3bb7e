import { setTimeout as sleep } from 'node:timers/promises';
import type { DataVersion, ServiceResources } from '@tokorozawa/subgraph-kit';
import { SubgraphOverloadedError, SubgraphUnavailableError } from '@tokorozawa/vocabulary';
import type { DomainIndex } from './domain-index';

/** In milliseconds. How often a domain is read whose version is unknown. */
const pollingInterval = 1_000;

/** In milliseconds. */
const [shortestPause, longestPause] = [500, 10_000];

/**
 * In milliseconds. A domain that does not answer is asked again soon, because it is read as soon as it is back. Any other
 * failure, such as an index that cannot be written, costs statements each time, and is tried again more and more seldom.
 */
export const pauseAfter = (error: unknown, failures: number): number =>
  isAway(error) ? shortestPause : Math.min(longestPause, shortestPause * 2 ** (failures - 1));

const isAway = (error: unknown): boolean =>
  error instanceof SubgraphUnavailableError || error instanceof SubgraphOverloadedError;

/** A domain is noted as unavailable when it has not answered so many times in a row. */
const maxFailures = 2;

/**
 * And again after so many more, in case another process that reaches the domain has revoked the note. It may have ended
 * since; and while both go on, they do not contradict each other all the time.
 */
const failuresUntilNextNote = 20;

/** What the tables say of the index of a domain, whichever process wrote it. */
export interface NotedState {
  generation: string;
  /** False also if the domain is noted as unavailable. */
  isComplete: boolean;
}

/** Brings the entries of one domain up to date whenever its data change. It sends no statement while they do not. */
export class DomainFollower {
  #woken = new AbortController();

  constructor(
    private readonly index: DomainIndex,
    private readonly stopping: AbortSignal,
    private readonly log: ServiceResources['log'],
    /** Called after each time, with the entries up to date. */
    private readonly afterwards: () => Promise<void>,
  ) {}

  /**
   * Goes on at once if somebody else has moved the place of the domain, or has noted that it does not answer.
   * @param noted undefined if the domain has no place any more
   */
  notice(noted: NotedState | undefined): void {
    const { generation, isKnownComplete } = this.index;
    if (generation === undefined) return;
    if (generation === noted?.generation && (noted.isComplete || !isKnownComplete)) return;
    this.index.forgetPlace();
    this.#woken.abort();
  }

  /** Returns when the work is to stop. Never rejects. */
  async run(): Promise<void> {
    let version: DataVersion | undefined;
    let failures = 0;
    while (!this.stopping.aborted) {
      try {
        // The version is read before the records: a later change is another version.
        const current = this.#woken.signal.aborted ? version : await this.#versionAfter(version);
        // What is noticed from here on may be too late for this time, and is then read the next time.
        this.#woken = new AbortController();
        await this.index.bringUpToDate();
        await this.afterwards();
        version = current;
        failures = 0;
      } catch (error) {
        failures++;
        // It is read again as soon as it answers, also if nothing changed in it meanwhile.
        version = undefined;
        await this.#note(error, failures);
        await sleep(pauseAfter(error, failures), undefined, { signal: this.stopping }).catch(() => undefined);
      }
    }
  }

  async #versionAfter(version: DataVersion | undefined): Promise<DataVersion | undefined> {
    const signals = [this.stopping, this.#woken.signal];
    if (version === undefined) signals.push(AbortSignal.timeout(pollingInterval));
    return this.index.feed.versionAfter(version, AbortSignal.any(signals));
  }

  async #note(error: unknown, failures: number): Promise<void> {
    try {
      if (isAway(error) && failures % failuresUntilNextNote === maxFailures) await this.index.noteUnavailable();
      if (isAway(error) || failures > 1) return;
    } catch {
      // The database of the catalogue itself does not answer, of which its subgraph reports.
      return;
    }
    const { message } = error as Error;
    this.log.warn({ error: message }, `the search index is not brought up to date with ${this.index.name} for now`);
  }
}
