import type { IncomingMessage } from 'node:http';
import { errorCodes, type FastifyRequest } from 'fastify';
import { isJson } from '../http/media-types';
import { largestBody } from '../limits/limits';
import { keyOfBody, keyOfSearch, type RequestKey } from './request-key';

/** A request that is beyond doubt in order: only such a one is answered without asking those who know the rules. */
export type PlainRequest = { key: RequestKey | undefined; body?: Buffer };

/** Reads the request if it is a plain one; undefined where it is not, and then nothing of it was read. */
export async function plainRequest({ raw }: FastifyRequest): Promise<PlainRequest | undefined> {
  const { method, headers } = raw;
  // With the first the answer may be for the caller alone; with the second the body is not what it seems.
  if (headers.authorization !== undefined || headers['content-encoding'] !== undefined) return undefined;
  if (method === 'POST') return plainPost(raw);
  return method === 'GET' || method === 'HEAD' ? plainGet(raw) : undefined;
}

async function plainPost(message: IncomingMessage): Promise<PlainRequest | undefined> {
  const { headers, url = '' } = message;
  if (url !== '/graphql' && !url.startsWith('/graphql?')) return undefined;
  if (!isJson(headers['content-type'])) return undefined;
  if (!headers['transfer-encoding'] && !isWithinLimit(Number(headers['content-length']))) return undefined;
  const body = await bodyOf(message);
  return { key: keyOfBody(body), body };
}

function plainGet({ headers, url = '' }: IncomingMessage): PlainRequest | undefined {
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) !== 0;
  if (!url.startsWith('/graphql?') || url.includes('#') || hasBody) return undefined;
  return { key: keyOfSearch(url.slice('/graphql?'.length)) };
}

const isWithinLimit = (length: number): boolean => length > 0 && length <= largestBody;

function bodyOf(message: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    message.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= largestBody) chunks.push(chunk);
      else reject(new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE());
    });
    message.on('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    // A caller who goes away in the middle of it is no fault of ours.
    message.on('error', (error) => reject(Object.assign(error, { statusCode: 400 })));
  });
}
