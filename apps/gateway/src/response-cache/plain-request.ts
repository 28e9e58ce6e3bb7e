import type { IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';
import { largestBody } from '../limits/limits';
import { keyOfBody, keyOfSearch, type RequestKey } from './request-key';

const json = /^application\/json(; ?charset=utf-8)?$/i;
/** A page elsewhere cannot make a browser send these unasked; see CSRF prevention of Apollo Server. */
const notForged = ['apollo-require-preflight', 'x-apollo-operation-name'];
/** With one of these the answer may be for the caller alone, or the body is not what it seems. */
const personal = ['authorization', 'cookie', 'content-encoding', 'transfer-encoding'];

/** A request that is beyond doubt in order: only such a one is answered without asking those who know the rules. */
export type PlainRequest = { key: RequestKey | undefined; body?: Buffer };

/** Reads the request if it is a plain one; undefined where it is not, and then nothing of it was read. */
export async function plainRequest({ raw, headers, method }: FastifyRequest): Promise<PlainRequest | undefined> {
  if (personal.some((header) => headers[header] !== undefined)) return undefined;
  if (method === 'POST' && raw.url === '/graphql' && isPlainBody(raw)) {
    const body = await bodyOf(raw);
    return { key: keyOfBody(body), body };
  }
  if (method === 'GET' && raw.url?.startsWith('/graphql?') && !raw.url.includes('#') && isPlainGet(raw)) {
    return { key: keyOfSearch(raw.url.slice('/graphql?'.length)) };
  }
  return undefined;
}

function isPlainBody({ headers }: IncomingMessage): boolean {
  const length = Number(headers['content-length']);
  return json.test(headers['content-type'] ?? '') && length > 0 && length <= largestBody;
}

const isPlainGet = ({ headers }: IncomingMessage): boolean =>
  notForged.some((header) => headers[header]) && headers['content-type'] === undefined && !headers['content-length'];

function bodyOf(message: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    message.on('data', (chunk: Buffer) => chunks.push(chunk));
    message.on('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    // A caller who goes away in the middle of it is no fault of ours.
    message.on('error', (error) => reject(Object.assign(error, { statusCode: 400 })));
  });
}
