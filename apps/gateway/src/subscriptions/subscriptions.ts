import type { ServerResponse } from 'node:http';
import { Topic, type Follower, type Subscriber } from './topic';

export interface SubscriptionLimits {
  /** Streams that are open at a time, of all callers and of one. */
  maxSubscriptions: number;
  maxSubscriptionsPerCaller: number;
}

/** Topics that are asked about at the same time. */
const maxRunning = 4;
/** In seconds. Proxies close connections on which nothing is sent. */
const heartbeatInterval = 15;

/**
 * Tells subscribers of changes by server-sent events, in the distinct connections mode of graphql-sse. Equal subscriptions
 * form a topic.
 */
export class Subscriptions {
  readonly #topics = new Map<string, Topic>();
  readonly #waiting = new Set<Topic>();
  readonly #running = new Set<Topic>();
  readonly #byCaller = new Map<string, number>();
  /** All subscribers, in as many parts as the heartbeat has seconds. */
  readonly #parts = Array.from({ length: heartbeatInterval }, () => new Set<Subscriber>());
  #heartbeat: NodeJS.Timeout | undefined;
  #second = 0;
  #open = 0;
  /** Counts the changes of data. */
  #moment = 0;
  #isFollowing = false;
  #isClosed = false;

  /** @param followData called once, before the first subscription: it calls back whenever data may have changed */
  constructor(
    private readonly limits: SubscriptionLimits,
    private readonly followData: (callback: () => void) => void,
  ) {}

  /** The number of open streams. */
  get open(): number {
    return this.#open;
  }

  /** Why a caller may not open another stream now; undefined if it may. */
  refusalOf(caller: string): 'overload' | 'concurrency' | undefined {
    if (this.#isClosed || this.#open >= this.limits.maxSubscriptions) return 'overload';
    return (this.#byCaller.get(caller) ?? 0) >= this.limits.maxSubscriptionsPerCaller ? 'concurrency' : undefined;
  }

  /** Sends a stream the events behind a cursor until it is closed. Its headers have been sent. */
  add(response: ServerResponse, caller: string, follower: Follower, cursor: string): void {
    if (response.destroyed) return;
    // The gateway may have begun to stop since the stream was admitted.
    if (this.#isClosed) return void response.end();
    if (!this.#isFollowing) this.followData(() => this.#dataChanged());
    this.#isFollowing = true;
    const topic = this.#topicOf(follower);
    const subscriber: Subscriber = { response, group: undefined, sentId: cursor };
    const part = this.#parts[this.#open++ % heartbeatInterval] as Set<Subscriber>;
    part.add(subscriber);
    topic.size++;
    this.#byCaller.set(caller, (this.#byCaller.get(caller) ?? 0) + 1);
    this.#heartbeat ??= setInterval(() => this.#beat(), 1_000).unref();
    response.once('close', () => {
      part.delete(subscriber);
      topic.leave(subscriber);
      if (--topic.size === 0) this.#remove(topic);
      this.#countDown(caller);
    });
    topic.join(subscriber, cursor);
  }

  /** Ends all streams, without saying that they are complete: clients open them again and go on where they were. */
  endAll = (): void => {
    for (const part of this.#parts) for (const { response } of part) response.end();
  };

  /** Ends all streams, and refuses others. */
  close(): void {
    this.#isClosed = true;
    this.endAll();
  }

  /** The version of a domain's data has changed, or became known or unknown. */
  #dataChanged(): void {
    this.#moment++;
    for (const topic of this.#topics.values()) this.#waiting.add(topic);
    this.#run();
  }

  #topicOf(follower: Follower): Topic {
    let topic = this.#topics.get(follower.key);
    if (!topic) this.#topics.set(follower.key, (topic = new Topic(follower, (woken) => this.#wake(woken))));
    return topic;
  }

  #remove(topic: Topic): void {
    topic.close();
    this.#topics.delete(topic.key);
    this.#waiting.delete(topic);
  }

  #countDown(caller: string): void {
    const others = (this.#byCaller.get(caller) ?? 1) - 1;
    if (others > 0) this.#byCaller.set(caller, others);
    else this.#byCaller.delete(caller);
    if (--this.#open > 0) return;
    clearInterval(this.#heartbeat);
    this.#heartbeat = undefined;
  }

  #wake(topic: Topic): void {
    this.#waiting.add(topic);
    this.#run();
  }

  #run(): void {
    for (const topic of this.#waiting) {
      if (this.#running.size >= maxRunning) return;
      if (this.#running.has(topic)) continue;
      this.#waiting.delete(topic);
      this.#running.add(topic);
      void topic.advance(this.#moment).finally(() => {
        this.#running.delete(topic);
        this.#run();
      });
    }
  }

  /** Once in a second, for one part of the subscribers. A quiet stream thereby learns how far it has come. */
  #beat(): void {
    for (const subscriber of this.#parts[this.#second++ % heartbeatInterval] ?? []) {
      const { response, group, sentId } = subscriber;
      if (!group || response.writableNeedDrain) continue;
      response.write(group.cursor === sentId ? ':\n\n' : `id: ${group.cursor}\n\n`);
      subscriber.sentId = group.cursor;
    }
  }
}
