import { createHmac } from 'node:crypto';
import { Redis } from 'ioredis';
import type { Incidents } from '../incidents/incidents';

/** Asking it must not take longer, in milliseconds, than making an answer anew. */
const answersWithin = 100;
const connectAgainAtLeastEvery = 2_000;
/** When it did not answer, it is not asked for so many milliseconds: who waits for nothing shall be few. */
const restsFor = 1_000;

/**
 * A Redis or Valkey that several gateways share. While it cannot be reached it answers nothing: the gateway goes on
 * without it, tells that once, and uses it again when it is back. Gateways share what they put there if they have the
 * same secret.
 */
export class SharedRedis {
  readonly #redis: Redis;
  #isLost = false;
  #restsUntil = 0;

  constructor(url: string, secret: string, incidents: Incidents) {
    this.#redis = new Redis(url, {
      connectionName: 'planning-graph-gateway',
      keyPrefix: `planning-graph:${nameSpaceOf(secret)}:`,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      commandTimeout: answersWithin,
      connectTimeout: 2_000,
      retryStrategy: (times) => Math.min(times * 100, connectAgainAtLeastEvery),
    });
    this.#redis.on('error', (err) => {
      if (!this.#isLost)
        incidents.note('shared-store-state', 'away', { err, meanwhile: 'the gateway does without it' });
      this.#isLost = true;
    });
    this.#redis.on('ready', () => {
      if (this.#isLost) incidents.note('shared-store-state', 'back');
      this.#isLost = false;
    });
  }

  /** What a command answers; undefined while Redis is away or silent. Never rejects. */
  async ask<Answer>(command: (redis: Redis) => Promise<Answer>): Promise<Answer | undefined> {
    if (this.#redis.status !== 'ready' || performance.now() < this.#restsUntil) return undefined;
    try {
      return await command(this.#redis);
    } catch {
      this.#restsUntil = performance.now() + restsFor;
      return undefined;
    }
  }

  close(): void {
    this.#redis.disconnect();
  }
}

/** Gateways with another secret could not read each other's entries, so they do not overwrite them either. */
const nameSpaceOf = (secret: string): string =>
  createHmac('sha256', secret).update('the name space of a shared store').digest('base64url').slice(0, 8);
