import { Redis } from 'ioredis';
import type { FastifyBaseLogger } from 'fastify';
import { z } from 'zod';
import type { Entry } from '../entry';
import type { Store } from './store';

/** Asking it must not take longer, in milliseconds, than making the answer anew. */
const answersWithin = 100;
const connectAgainAtLeastEvery = 2_000;
/** When it did not answer, it is not asked for so many milliseconds: who waits for nothing shall be few. */
const restsFor = 1_000;
/** An entry goes, in seconds, when nobody made it anew; until when it holds, its versions say. */
const keptFor = 24 * 60 * 60;

const head = z.strictObject({
  etag: z.string(),
  versions: z.array(z.tuple([z.string(), z.string()])),
  validUntil: z.number().nullable(),
  madeAt: z.number(),
});

/**
 * Keeps entries in a Redis or Valkey that several gateways share. While it cannot be reached there is nothing in it: the
 * gateway answers without it, logs that once, and uses it again when it is back.
 */
export function redisStore(url: string, log: FastifyBaseLogger): Store {
  let isLost = false;
  let restsUntil = 0;
  const isAtHand = (): boolean => redis.status === 'ready' && performance.now() >= restsUntil;
  const rest = (): null => {
    restsUntil = performance.now() + restsFor;
    return null;
  };
  const redis = new Redis(url, {
    connectionName: 'planning-graph-gateway',
    keyPrefix: 'planning-graph:',
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: answersWithin,
    connectTimeout: 2_000,
    retryStrategy: (times) => Math.min(times * 100, connectAgainAtLeastEvery),
  });
  redis.on('error', (error) => {
    if (!isLost)
      log.warn({ err: error }, 'the shared store of answers cannot be reached; the gateway goes on without it');
    isLost = true;
  });
  redis.on('ready', () => {
    if (isLost) log.info('the shared store of answers is reached again');
    isLost = false;
  });

  return {
    async get(key) {
      if (!isAtHand()) return undefined;
      const bytes = await redis.getBuffer(key).catch(rest);
      return bytes ? unpacked(bytes) : undefined;
    },
    async put(key, entry) {
      if (isAtHand()) await redis.set(key, packed(entry), 'EX', keptFor).catch(rest);
    },
    async close() {
      redis.disconnect();
    },
  };
}

/** The length of the head, the head, the body. Each gateway encodes the body for its own callers. */
function packed({ body, encoded, ...rest }: Entry): Buffer {
  const about = Buffer.from(JSON.stringify(rest));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(about.length);
  return Buffer.concat([length, about, body]);
}

/** What is no entry, or one of another time, is none. */
function unpacked(bytes: Buffer): Entry | undefined {
  try {
    const start = 4 + bytes.readUInt32BE(0);
    const about = head.parse(JSON.parse(bytes.subarray(4, start).toString()));
    return { ...about, body: bytes.subarray(start), encoded: {} };
  } catch {
    return undefined;
  }
}
