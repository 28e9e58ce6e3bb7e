import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';
import { encodings, type CacheEntry, type Encoding } from './response-cache';

/** A request that is not answered yet. */
export interface ReceivedRequest {
  message: IncomingMessage;
  response: ServerResponse;
  /** Sent as the header `x-request-id`. */
  id: string;
}

/** A cached answer as it is written each time: in one encoding, or without a body to a caller that has it already. */
export interface PreparedAnswer {
  status: 200 | 304;
  /** Name and value alternating. */
  headers: readonly string[];
  /** In a text each character is a byte. Undefined without a body. */
  body: Buffer | string | undefined;
}

/** What a caller is sent of an entry. */
export type Variant = Encoding | 'identity' | 'unchanged';

/** In bytes. Encoding a smaller answer would cost more than it saves. */
const minEncodedLength = 1_024;

export function variantFor({ method, headers }: IncomingMessage, { etag, body }: CacheEntry): Variant {
  if (method !== 'POST' && matchesEtag(headers['if-none-match'], etag)) return 'unchanged';
  const acceptEncoding = headers['accept-encoding'];
  if (body.length < minEncodedLength || !acceptEncoding) return 'identity';
  return chosenEncodings.memo(acceptEncoding.toString());
}

/** True if the entry has to be encoded first. */
export const lacksEncoding = ({ encoded }: CacheEntry, variant: Variant): variant is Encoding =>
  variant !== 'identity' && variant !== 'unchanged' && !encoded[variant];

/** @param headers those of the entry, and those that all answers share; name and value alternating */
export function prepareAnswer(entry: CacheEntry, headers: readonly string[], variant: Variant): PreparedAnswer {
  const tagged = [...headers, 'etag', entry.etag];
  if (variant === 'unchanged') return { status: 304, headers: tagged, body: undefined };
  const body = (variant !== 'identity' && entry.encoded[variant]) || entry.body;
  tagged.push('content-length', String(body.length));
  if (variant !== 'identity') tagged.push('content-encoding', variant);
  // Node writes a text together with the headers.
  const isSmall = body.length < minEncodedLength;
  return { status: 200, headers: tagged, body: isSmall ? body.toString('latin1') : body };
}

/** Sends a prepared answer. Node rejects an invalid header before it sends anything. */
export function sendPrepared(
  { response, id }: ReceivedRequest,
  { createdAt }: CacheEntry,
  { status, headers, body }: PreparedAnswer,
  otherHeaders: readonly string[],
): void {
  const age = Math.max(0, Math.floor((Date.now() - createdAt) / 1_000));
  response.writeHead(status, STATUS_CODES[status], [
    ...headers,
    ...otherHeaders,
    'x-request-id',
    id,
    'age',
    String(age),
  ]);
  response.end(body, 'latin1');
}

/** Compares the header `if-none-match` with an entity tag, weakly (RFC 9110, section 13.1.2). */
export function matchesEtag(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim());
  return tags.includes('*') || tags.some((tag) => tag.replace(/^W\//, '') === etag.slice(2));
}

/** Callers send the same few headers again and again. */
const chosenEncodings = new LRUCache<string, Encoding | 'identity'>({ max: 200, memoMethod: chooseEncoding });

function chooseEncoding(acceptEncoding: string): Encoding | 'identity' {
  const negotiator = new Negotiator({
    headers: { 'accept-encoding': acceptEncoding },
  }) as unknown as EncodingNegotiator;
  return negotiator.encoding([...encodings, 'identity'], { preferred: encodings }) ?? 'identity';
}

/** The types of negotiator lack the order of preference. */
interface EncodingNegotiator {
  encoding<Name extends string>(
    available: readonly Name[],
    options: { preferred: readonly string[] },
  ): Name | undefined;
}
