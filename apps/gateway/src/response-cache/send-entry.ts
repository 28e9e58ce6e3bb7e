import { STATUS_CODES } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { encodingFor, type Encoding } from './encoding';
import { smallestEncoded, type Entry } from './entry';

/** How the cache took part, after RFC 9211. */
export type CacheStatus = 'hit' | 'fwd=miss; stored';

export interface Sending {
  entry: Entry;
  contentType: string;
  /** Name and value by turns: what the answer carries beside what is told of the entry. */
  otherHeaders: readonly string[];
  status: CacheStatus;
  /** The entry with its body in this encoding. */
  encoded(encoding: Encoding): Promise<Entry>;
}

/**
 * Sends a kept answer, or 304 to who has it already, past all that Fastify would do to it; only the log follows. Whatever
 * may fail comes before Fastify lets go of the request, so a failure is answered as any other.
 */
export async function sendEntry(request: FastifyRequest, reply: FastifyReply, sending: Sending): Promise<void> {
  const { headers, method } = request;
  const { entry, contentType, otherHeaders, status } = sending;
  const age = Math.max(0, Math.floor((Date.now() - entry.madeAt) / 1_000));
  const fields = [...otherHeaders, 'x-request-id', request.id, 'etag', entry.etag];
  // Who keeps a copy asks each time whether it still holds; while it does the answer is 304.
  fields.push('cache-control', 'no-cache', 'vary', 'accept, accept-encoding');
  fields.push('age', String(age), 'cache-status', `planning-graph; ${status}`);
  if (method !== 'POST' && hasAlready(headers['if-none-match'], entry.etag)) return begin(reply, 304, fields);
  const encoding =
    entry.body.length < smallestEncoded ? undefined : encodingFor(headers['accept-encoding']?.toString());
  const ready = encoding && !entry.encoded[encoding] ? await sending.encoded(encoding) : entry;
  const body = (encoding && ready.encoded[encoding]) ?? ready.body;
  fields.push('content-type', contentType, 'content-length', String(body.length));
  if (encoding) fields.push('content-encoding', encoding);
  begin(reply, 200, fields, body);
}

/** Node refuses a header that no one may send before it sends anything. */
function begin(reply: FastifyReply, status: number, fields: string[], body?: Buffer): void {
  reply.raw.writeHead(status, STATUS_CODES[status], fields);
  reply.hijack();
  reply.raw.end(body);
}

/** RFC 9110, 13.1.2: the tags are compared weakly. */
function hasAlready(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim());
  return tags.includes('*') || tags.some((tag) => tag.replace(/^W\//, '') === etag.slice(2));
}
