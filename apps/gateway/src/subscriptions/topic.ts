import type { ServerResponse } from 'node:http';
import type { ErrorCode } from '@tokorozawa/vocabulary';
import type { GraphQLFormattedError } from 'graphql';
import type { PageOfEvents } from './page-of-events';

/** What the repeated query was answered with. */
export interface FollowAnswer {
  /** Undefined if there is none; then there are errors. */
  page: PageOfEvents | undefined;
  errors: readonly GraphQLFormattedError[];
}

/** Asks the repeated query of equal subscriptions. */
export interface Follower {
  /** Equal for subscriptions that get equal events: of one query, language and caller. */
  key: string;
  /** The response name of the field in each event. */
  responseName: string;
  /** The changes behind a cursor. `moment` differs after each change of data: only reads of one moment may be shared. */
  ask(cursor: string, moment: number): Promise<FollowAnswer>;
}

export interface Subscriber {
  response: ServerResponse;
  /** Undefined while the subscriber has not read what was sent. */
  group: Group | undefined;
  /** The id of the last event, from which the client goes on. */
  sentId: string;
}

/** Subscribers at the same cursor. They share each execution of the query, and the bytes of its events. */
interface Group {
  cursor: string;
  subscribers: Set<Subscriber>;
  /** The moment at which the cursor was behind the newest change. */
  caughtUpAt: number;
}

/** In milliseconds: after a failure, and at most after several in a row. */
const retryDelay = 1_000;
const maxRetryDelay = 15_000;
/** In milliseconds. A domain that did not answer is asked again, also if its version says nothing. */
const incompleteDelay = 5_000;

const noAnswer: FollowAnswer = { page: undefined, errors: [] };

/** The codes of errors that may be gone in a moment. */
const passingCodes = new Set<unknown>([
  'SUBGRAPH_UNAVAILABLE',
  'OVERLOADED',
  'TOO_MANY_REQUESTS',
  'INTERNAL_SERVER_ERROR',
] satisfies ErrorCode[]);
const isPassing = ({ extensions }: GraphQLFormattedError): boolean => passingCodes.has(extensions?.code);

/** The subscribers of equal subscriptions. */
export class Topic {
  /** By their cursors. */
  readonly #groups = new Map<string, Group>();
  #failures = 0;
  #timer: NodeJS.Timeout | undefined;
  /** The number of subscribers, including those who have not read what was sent. */
  size = 0;

  /** @param wake asks for a call of {@link advance} */
  constructor(
    private readonly follower: Follower,
    private readonly wake: (topic: Topic) => void,
  ) {}

  get key(): string {
    return this.follower.key;
  }

  /** Adds a subscriber who has read everything up to a cursor. */
  join(subscriber: Subscriber, cursor: string): void {
    let group = this.#groups.get(cursor);
    if (!group) this.#groups.set(cursor, (group = { cursor, subscribers: new Set(), caughtUpAt: -1 }));
    group.caughtUpAt = -1;
    group.subscribers.add(subscriber);
    subscriber.group = group;
    this.wake(this);
  }

  leave(subscriber: Subscriber): void {
    const { group } = subscriber;
    if (!group) return;
    group.subscribers.delete(subscriber);
    if (group.subscribers.size === 0 && this.#groups.get(group.cursor) === group) this.#groups.delete(group.cursor);
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  /** Asks once for each group that may have missed a change, and sends the group what there is. */
  async advance(moment: number): Promise<void> {
    for (const group of [...this.#groups.values()]) {
      if (group.caughtUpAt === moment) continue;
      const { page, errors } = await this.follower.ask(group.cursor, moment).catch(() => noAnswer);
      if (page) this.#deliver(group, page, errors, moment);
      else if (errors.every(isPassing)) this.#wakeLater(Math.min(maxRetryDelay, retryDelay * 2 ** this.#failures++));
      else this.#refuse(group, errors);
    }
  }

  #deliver(group: Group, page: PageOfEvents, errors: readonly GraphQLFormattedError[], moment: number): void {
    this.#failures = 0;
    this.#groups.delete(group.cursor);
    group.cursor = page.cursor;
    group.caughtUpAt = page.hasMore ? -1 : moment;
    const lastEvent = page.events.at(-1);
    if (lastEvent) {
      const bytes = Buffer.from(page.events.map((event, index) => this.#frame(event, errors, index)).join(''));
      for (const subscriber of group.subscribers) {
        subscriber.sentId = lastEvent.id;
        if (!subscriber.response.write(bytes)) this.#waitUntilRead(subscriber, page.cursor);
      }
    }
    this.#place(group);
    if (page.hasMore) this.wake(this);
    else if (!page.isComplete) this.#wakeLater(incompleteDelay);
  }

  /** Puts a group where its cursor is now. There may be another one already. */
  #place(group: Group): void {
    const other = this.#groups.get(group.cursor);
    if (group.subscribers.size === 0) return;
    if (!other) return void this.#groups.set(group.cursor, group);
    other.caughtUpAt = Math.min(other.caughtUpAt, group.caughtUpAt);
    for (const subscriber of group.subscribers) {
      other.subscribers.add(subscriber);
      subscriber.group = other;
    }
  }

  /** No more is sent to a subscriber who reads slowly: it goes on from its cursor, and nothing waits for it in memory. */
  #waitUntilRead(subscriber: Subscriber, cursor: string): void {
    subscriber.group?.subscribers.delete(subscriber);
    subscriber.group = undefined;
    subscriber.response.once('drain', () => this.join(subscriber, cursor));
  }

  #refuse(group: Group, errors: readonly GraphQLFormattedError[]): void {
    this.#groups.delete(group.cursor);
    for (const { response } of group.subscribers) response.end(finalFrames(errors));
  }

  #wakeLater(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      for (const group of this.#groups.values()) group.caughtUpAt = -1;
      this.wake(this);
    }, milliseconds).unref();
  }

  #frame(
    { id, fields }: PageOfEvents['events'][number],
    errors: readonly GraphQLFormattedError[],
    index: number,
  ): string {
    const { responseName } = this.follower;
    const ofEvent = errors.filter((error) => isPassing(error) || error.path?.[2] === index);
    const told = ofEvent.map(({ message, path, extensions }) => ({
      message,
      // "changes", "nodes" and the index of the change stand for the field of the subscription.
      ...(path?.[2] === index && { path: [responseName, ...path.slice(3)] }),
      extensions,
    }));
    const prefix = told.length > 0 ? `"errors":${JSON.stringify(told)},` : '';
    return `id: ${id}\nevent: next\ndata: {${prefix}"data":{${JSON.stringify(responseName)}:{${fields}}}}\n\n`;
  }
}

/** The end of a stream that cannot go on: its errors, and that nothing follows. */
export function finalFrames(errors: readonly GraphQLFormattedError[]): string {
  const told = errors.map(({ message, extensions }) => ({ message, extensions }));
  return `event: next\ndata: ${JSON.stringify({ errors: told })}\n\nevent: complete\ndata:\n\n`;
}
