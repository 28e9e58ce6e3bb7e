import { createHmac, timingSafeEqual } from 'node:crypto';
import type { SharedRedis } from '@tokorozawa/shared-redis';
import { z } from 'zod';
import { etagPattern, ownBytes, type CacheEntry, type Store } from './response-cache';

export interface RedisStoreOptions {
  redis: SharedRedis;
  /** Authenticates entries: gateways with another secret neither read nor write them. */
  secret: string;
  /** Called for a value that no gateway with this secret wrote. */
  onForgedEntry(): void;
}

/** In seconds. The versions of an entry say how long it is true; this only removes what is no longer used. */
const timeToLive = 24 * 60 * 60;

/** Stores entries in a Redis that several gateways share. A value that none of them wrote counts as missing. */
export function createRedisStore({ redis, secret, onForgedEntry }: RedisStoreOptions): Store {
  return {
    async get(key) {
      const bytes = await redis.run((client) => client.getBuffer(key));
      if (!bytes) return undefined;
      const entry = unsealEntry(key, bytes, secret);
      if (!entry) onForgedEntry();
      return entry;
    },
    async set(key, entry) {
      await redis.run((client) => client.set(key, sealEntry(key, entry, secret), 'EX', timeToLive));
    },
    close: () => Promise.resolve(),
  };
}

/** Part of what is authenticated. Change it whenever the layout of the bytes changes. */
const layout = 'entry 3';
const sealLength = 32;
const headShape = z.strictObject({
  etag: z.string().regex(etagPattern),
  versions: z.array(z.tuple([z.string(), z.string()])),
  validUntil: z.number().nullable(),
  createdAt: z.number(),
  headers: z.record(z.string(), z.string()).optional(),
});

/**
 * An entry as bytes: HMAC-SHA256 over the key and all that follows, the length of the head in 4 bytes, the head as JSON,
 * the body. Encoded bodies are left out: each gateway encodes for its own callers.
 */
export function sealEntry(key: string, { body, encoded, ...head }: CacheEntry, secret: string): Buffer {
  const headBytes = Buffer.from(JSON.stringify(head));
  const headLength = Buffer.alloc(4);
  headLength.writeUInt32BE(headBytes.length);
  const content = Buffer.concat([headLength, headBytes, body]);
  return Buffer.concat([sealOf(key, content, secret), content]);
}

/** The entry; undefined if somebody without the secret shortened or changed the bytes, or moved them to another key. */
export function unsealEntry(key: string, bytes: Buffer, secret: string): CacheEntry | undefined {
  const content = bytes.subarray(sealLength);
  const isGenuine =
    bytes.length > sealLength && timingSafeEqual(bytes.subarray(0, sealLength), sealOf(key, content, secret));
  if (!isGenuine) return undefined;
  const bodyStart = 4 + content.readUInt32BE(0);
  const head = headShape.parse(JSON.parse(content.subarray(4, bodyStart).toString()));
  return { ...head, body: ownBytes(content.subarray(bodyStart)), encoded: {} };
}

const sealOf = (key: string, content: Buffer, secret: string): Buffer =>
  createHmac('sha256', secret).update(`${layout} ${key}\n`).update(content).digest();
