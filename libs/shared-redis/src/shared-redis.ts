import { createHmac } from 'node:crypto';
import { Redis } from 'ioredis';

export interface SharedRedisOptions {
  /** `redis://user:password@host:port/database` */
  url: string;
  /** Processes with the same secret share their keys. */
  secret: string;
  /** Called when Redis can no longer be reached, once until it is back. */
  onLost(error: unknown): void;
  /** Called when Redis is back after it was lost. */
  onBack(): void;
  /** Called when Redis is there, but refuses a command or does not answer it in time. */
  onFailed(error: unknown): void;
}

/** In milliseconds. A Redis that is slower than this saves nothing over making an answer anew. */
const commandTimeout = 100;
const connectTimeout = 2_000;
const maxReconnectDelay = 2_000;
/** In milliseconds. How long Redis is not used after a command has failed, so that few requests wait in vain. */
const pauseAfterFailure = 1_000;

/**
 * A Redis or Valkey that several processes share and that each of them can do without: while it cannot be reached,
 * commands have no result. It is used again as soon as it is back.
 */
export class SharedRedis {
  readonly #redis: Redis;
  readonly #onFailed: SharedRedisOptions['onFailed'];
  #isLost = false;
  #pausedUntil = 0;

  constructor({ url, secret, onLost, onBack, onFailed }: SharedRedisOptions) {
    this.#onFailed = onFailed;
    this.#redis = new Redis(url, {
      connectionName: 'planning-graph-gateway',
      keyPrefix: `planning-graph:${namespaceOf(secret)}:`,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      commandTimeout,
      connectTimeout,
      retryStrategy: (times) => Math.min(times * 100, maxReconnectDelay),
    });
    this.#redis.on('error', (error) => {
      if (!this.#isLost) onLost(error);
      this.#isLost = true;
    });
    this.#redis.on('ready', () => {
      if (this.#isLost) onBack();
      this.#isLost = false;
    });
  }

  /** The result of a command; undefined while Redis cannot be reached or does not answer in time. Never rejects. */
  async run<Result>(command: (redis: Redis) => Promise<Result>): Promise<Result | undefined> {
    if (this.#redis.status !== 'ready' || performance.now() < this.#pausedUntil) return undefined;
    try {
      return await command(this.#redis);
    } catch (error) {
      this.#pausedUntil = performance.now() + pauseAfterFailure;
      if (this.#redis.status === 'ready') this.#onFailed(error);
      return undefined;
    }
  }

  close(): void {
    this.#redis.disconnect();
  }
}

/** Processes with different secrets cannot read each other's values, so they must not overwrite them either. */
const namespaceOf = (secret: string): string =>
  createHmac('sha256', secret).update('the name space of a shared store').digest('base64url').slice(0, 8);
