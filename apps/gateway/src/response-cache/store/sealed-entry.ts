import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { etagShape, ownBytes, type Entry } from '../entry';

const sealLength = 32;
/** Under the seal; other bytes than these need another one. */
const layout = 'entry 1';
const head = z.strictObject({
  etag: z.string().regex(etagShape),
  versions: z.array(z.tuple([z.string(), z.string()])),
  validUntil: z.number().nullable(),
  madeAt: z.number(),
});

/**
 * Writes entries for a place where others may write as well, and reads them. An entry that was shortened, changed, or put
 * under another name by anyone who does not hold the secret is no entry.
 *
 * The bytes: HMAC-SHA256 over the name and all that follows, the length of the head, the head as JSON, the body.
 */
export class EntrySeal {
  constructor(private readonly secret: string) {}

  /** Without the encodings: each gateway encodes the body for its own callers. */
  close(name: string, { body, encoded, ...rest }: Entry): Buffer {
    const about = Buffer.from(JSON.stringify(rest));
    const length = Buffer.alloc(4);
    length.writeUInt32BE(about.length);
    const content = Buffer.concat([length, about, body]);
    return Buffer.concat([this.#sealOf(name, content), content]);
  }

  /** Undefined when the seal is broken. */
  open(name: string, bytes: Buffer): Entry | undefined {
    const content = bytes.subarray(sealLength);
    const isWhole =
      bytes.length > sealLength && timingSafeEqual(bytes.subarray(0, sealLength), this.#sealOf(name, content));
    if (!isWhole) return undefined;
    const start = 4 + content.readUInt32BE(0);
    const about = head.parse(JSON.parse(content.subarray(4, start).toString()));
    return { ...about, body: ownBytes(content.subarray(start)), encoded: {} };
  }

  #sealOf(name: string, content: Buffer): Buffer {
    return createHmac('sha256', this.secret).update(`${layout} ${name}\n`).update(content).digest();
  }
}
