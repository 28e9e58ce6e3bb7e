import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** The content encodings that are offered, in order of preference. */
export const encodings = ['br', 'gzip'] as const;

export type Encoding = (typeof encodings)[number];

/** What the truth of an answer depends on. */
export interface Basis {
  /** The subgraphs that were asked, with the versions of their data. */
  versions: [subgraph: string, version: string][];
  /** In milliseconds since 1970; null if the answer does not depend on the day. */
  validUntil: number | null;
}

/** A cached answer: bytes that are ready to be sent, and what their truth depends on. */
export interface CacheEntry extends Basis {
  body: Buffer;
  /** The body in the encodings that were requested so far. */
  encoded: Partial<Record<Encoding, Buffer>>;
  /** A weak entity tag, because it is the same for every encoding. */
  etag: string;
  /** In milliseconds since 1970. */
  createdAt: number;
}

/** Matches every `etag` that {@link createEntry} makes. */
export const etagPattern = /^W\/"[\w-]{27}"$/;

export function createEntry(body: Buffer, basis: Basis): CacheEntry {
  const digest = createHash('sha256').update(body).digest('base64url').slice(0, 27);
  return { ...basis, body: ownBytes(body), encoded: {}, etag: `W/"${digest}"`, createdAt: Date.now() };
}

/** The same bytes in memory of their own. A slice of a larger buffer would keep all of that buffer in memory. */
export function ownBytes(bytes: Buffer): Buffer {
  if (bytes.buffer.byteLength === bytes.length) return bytes;
  const own = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(own);
  return own;
}

/** About how many bytes of memory an entry takes. */
export function sizeOf({ body, encoded, versions }: CacheEntry): number {
  const encodedBytes = Object.values(encoded).reduce((sum, bytes) => sum + bytes.length, 0);
  return 1_000 + body.length + encodedBytes + versions.length * 100;
}

const brotli = promisify(brotliCompress);
const encoders: Record<Encoding, (body: Buffer) => Promise<Buffer>> = {
  // A better quality than for a response that is compressed each time: it takes a few milliseconds, once for each entry.
  br: (body) => brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: promisify<Buffer, Buffer>(gzip),
};

/** The entry with its body in one more encoding. */
export async function addEncoding(entry: CacheEntry, encoding: Encoding): Promise<CacheEntry> {
  return { ...entry, encoded: { ...entry.encoded, [encoding]: ownBytes(await encoders[encoding](entry.body)) } };
}
