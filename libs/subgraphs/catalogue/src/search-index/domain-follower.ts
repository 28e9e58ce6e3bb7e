import { setTimeout as sleep } from 'node:timers/promises';
import type { DataVersion, ServiceResources } from '@tokorozawa/subgraph-kit';
import { SubgraphOverloadedError, SubgraphUnavailableError } from '@tokorozawa/vocabulary';
import type { DomainIndex } from './domain-index';

/** In milliseconds. How often a domain is read whose version is unknown. */
const pollingInterval = 1_000;

/** In milliseconds. */
const retryAfter = 500;

/** A domain is noted as unavailable when it has not answered so many times in a row. */
const maxFailures = 2;

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

  /** Goes on at once if somebody else has moved the place of the domain. */
  notice(generation: string | undefined): void {
    if (this.index.generation === undefined || this.index.generation === generation) return;
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
        await sleep(retryAfter, undefined, { signal: this.stopping }).catch(() => undefined);
      }
    }
  }

  async #versionAfter(version: DataVersion | undefined): Promise<DataVersion | undefined> {
    const signals = [this.stopping, this.#woken.signal];
    if (version === undefined) signals.push(AbortSignal.timeout(pollingInterval));
    return this.index.feed.versionAfter(version, AbortSignal.any(signals));
  }

  async #note(error: unknown, failures: number): Promise<void> {
    const isAway = error instanceof SubgraphUnavailableError || error instanceof SubgraphOverloadedError;
    try {
      if (isAway && failures >= maxFailures) await this.index.noteUnavailable();
      if (isAway || failures > 1) return;
    } catch {
      // The database of the catalogue itself does not answer, of which its subgraph reports.
      return;
    }
    const { message } = error as Error;
    this.log.warn({ error: message }, `the search index is not brought up to date with ${this.index.name} for now`);
  }
}
