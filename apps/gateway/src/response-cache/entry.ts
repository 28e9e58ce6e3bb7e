import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { DataVersion } from '@tokorozawa/subgraph-kit';
import type { Encoding } from './encoding';

/** An answer as it is kept: bytes that are ready to be sent, and on what they stand. */
export interface Entry {
  body: Buffer;
  /** The body in encodings that somebody asked for. */
  encoded: Partial<Record<Encoding, Buffer>>;
  /** Weak, for it is the same in every encoding. */
  etag: string;
  /** The subgraphs that were asked, with the versions of their data. */
  versions: [subgraph: string, version: DataVersion][];
  /** In milliseconds since 1970; null when the answer does not depend on the day. */
  validUntil: number | null;
  /** In milliseconds since 1970. */
  madeAt: number;
}

/** On what an answer stands. */
export type Basis = Pick<Entry, 'versions' | 'validUntil'>;

/** Of every `etag` that {@link createEntry} makes. */
export const etagShape = /^W\/"[\w-]{27}"$/;

export function createEntry(body: Buffer, basis: Basis): Entry {
  const digest = createHash('sha256').update(body).digest('base64url').slice(0, 27);
  return { ...basis, body: ownBytes(body), encoded: {}, etag: `W/"${digest}"`, madeAt: Date.now() };
}

/** The same bytes in memory of their own: what is a part of something larger would keep all of that. */
export function ownBytes(bytes: Buffer): Buffer {
  if (bytes.buffer.byteLength === bytes.length) return bytes;
  const own = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(own);
  return own;
}

/** How many bytes it takes in memory, more or less. */
export function sizeOf({ body, encoded, versions }: Entry): number {
  const copies = Object.values(encoded).reduce((sum, copy) => sum + copy.length, 0);
  return 1_000 + body.length + copies + versions.length * 100;
}

/** A smaller answer is sent as it is: encoding it would cost more than it saves. */
export const smallestEncoded = 1_024;

const brotli = promisify(brotliCompress);
const encoders: Record<Encoding, (body: Buffer) => Promise<Buffer>> = {
  // Once for each entry, so a little more care than where every answer is compressed; still a few milliseconds.
  br: (body) => brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: promisify<Buffer, Buffer>(gzip),
};

/** The entry with its body in one more encoding. */
export async function withEncoding(entry: Entry, encoding: Encoding): Promise<Entry> {
  return { ...entry, encoded: { ...entry.encoded, [encoding]: ownBytes(await encoders[encoding](entry.body)) } };
}
