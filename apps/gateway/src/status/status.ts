import { findSubgraph } from '@tokorozawa/registry';
import type { SubgraphState } from '@tokorozawa/subgraph-client';
import type { LocalizedText } from '@tokorozawa/vocabulary';

/** "refused": the gateway does not serve it, because its schema or its file cannot be used. */
export type PartState = SubgraphState | 'refused';

/** A change of state, and why. */
export interface StateChange {
  /** ISO 8601. */
  at: string;
  state: PartState;
  because?: string;
}

/** A domain of the city or a partner, as `/status.json` shows it. */
export interface PartStatus {
  name: string;
  /** For a partner its name, because no title is known. */
  title: LocalizedText;
  kind: 'domain' | 'partner';
  /** The earliest first, the present one last. */
  history: StateChange[];
  /** Why the present file of a partner is not used, although an earlier one still is. */
  notice?: string;
}

/** The number of changes that are remembered of each part. */
const maxChanges = 200;

/** Remembers how the domains and partners have been since the gateway started. */
export class Status {
  readonly startedAt = new Date().toISOString();
  readonly #parts = new Map<string, PartStatus>();

  /** In the order of names, domains first. */
  parts(): PartStatus[] {
    return [...this.#parts.values()].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  }

  record(name: string, state: PartState, because?: string): void {
    const { history } = this.#partNamed(name);
    const last = history.at(-1);
    if (last?.state === state && (last.because === because || because === undefined)) return;
    history.push({ at: new Date().toISOString(), state, ...(because !== undefined && { because }) });
    if (history.length > maxChanges) history.shift();
  }

  /** What a health check found. It says nothing of a partner that is not asked for another reason. */
  recordHealth(name: string, isUp: boolean): void {
    const state = this.#parts.get(name)?.history.at(-1)?.state;
    if (state === 'suspended') return;
    // Why it is down, a request has said better.
    if (isUp || state !== 'down') this.record(name, isUp ? 'up' : 'down', isUp ? undefined : 'health check failed');
  }

  /** The partner serves as its file says. */
  recordJoined(name: string): void {
    delete this.#partNamed(name).notice;
    this.record(name, 'up');
  }

  /** @param isServed whether an earlier version of the partner still is */
  recordRefused(name: string, reason: string, isServed: boolean): void {
    if (isServed) this.#partNamed(name).notice = reason;
    else this.record(name, 'refused', reason);
  }

  forget(name: string): void {
    this.#parts.delete(name);
  }

  #partNamed(name: string): PartStatus {
    const known = this.#parts.get(name);
    if (known) return known;
    const domain = findSubgraph(name);
    const part: PartStatus = {
      name,
      title: domain?.title ?? { ja: name, en: name },
      kind: domain ? 'domain' : 'partner',
      history: [],
    };
    this.#parts.set(name, part);
    return part;
  }
}

const orderOf = ({ kind, name }: PartStatus): string => `${kind} ${name}`;
