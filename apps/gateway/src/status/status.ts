import { findSubgraph } from '@tokorozawa/registry';
import type { LocalizedText } from '@tokorozawa/vocabulary';

/**
 * "refused": the gateway does not serve it, because its schema or its file cannot be used. "unknown": the gateway itself
 * did not run.
 */
export const partStates = ['up', 'down', 'suspended', 'refused', 'unknown'] as const;
export type PartState = (typeof partStates)[number];

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

/** What outlives a restart. */
export interface StatusRecord {
  /** When it began, as ISO 8601. */
  since: string;
  /** By the names of the parts. */
  histories: Record<string, StateChange[]>;
}

/** The number of changes that are remembered of each part. */
const maxChanges = 200;
/** In milliseconds. While a gateway is replaced for no longer than that, what was so is taken to have remained so. */
const maxGap = 60_000;

/** Remembers how the domains and partners have been. */
export class Status {
  readonly startedAt: string;
  /** When the record begins. */
  readonly since: string;
  readonly #parts = new Map<string, PartStatus>();
  /** Of the parts that have not been heard of since the start. */
  readonly #kept: Map<string, StateChange[]>;

  /** @param kept the record of the gateway that ran before, and until when it ran */
  constructor(kept?: StatusRecord & { seenAt: Date }, now = new Date()) {
    this.startedAt = now.toISOString();
    this.since = kept?.since ?? this.startedAt;
    const histories = Object.entries(kept?.histories ?? {});
    this.#kept = new Map(histories.map(([name, history]) => [name, continued(history, kept?.seenAt ?? now, now)]));
  }

  /** What to give to the next gateway. */
  get kept(): StatusRecord {
    const current = [...this.#parts].map(([name, { history }]) => [name, history] as const);
    return { since: this.since, histories: Object.fromEntries([...this.#kept, ...current]) };
  }

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
    this.#kept.delete(name);
  }

  #partNamed(name: string): PartStatus {
    const known = this.#parts.get(name);
    if (known) return known;
    const domain = findSubgraph(name);
    const part: PartStatus = {
      name,
      title: domain?.title ?? { ja: name, en: name },
      kind: domain ? 'domain' : 'partner',
      history: this.#kept.get(name) ?? [],
    };
    this.#kept.delete(name);
    this.#parts.set(name, part);
    return part;
  }
}

/** A history that goes on after a restart. Why a partner was suspended, the gateway has forgotten. */
function continued(history: StateChange[], seenAt: Date, now: Date): StateChange[] {
  const last = history.at(-1);
  if (!last || last.state === 'unknown') return history;
  if (now.getTime() - seenAt.getTime() <= maxGap && last.state !== 'suspended') return history;
  return [...history, { at: seenAt.toISOString(), state: 'unknown', because: 'the gateway did not run' }];
}

const orderOf = ({ kind, name }: PartStatus): string => `${kind} ${name}`;
