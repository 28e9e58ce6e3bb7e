import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { eventually } from './eventually';
import type { AskedGateway } from './ask-gateway';

export interface Wire {
  status: number | undefined;
  headers: IncomingMessage['headers'];
  text: string;
}

export interface WireRequest {
  method?: string;
  /** A list of values is sent as several headers of one name. */
  headers?: Record<string, string | string[]>;
  /** In several pieces it has no length. */
  body?: Buffer[];
  /** False for a body whose end never comes. */
  isEnded?: boolean;
}

export const cacheHit = 'planning-graph; hit';

const isHit = ({ headers }: Wire): boolean => headers['cache-status'] === cacheHit;

/** Sends requests to a gateway as they are, without the conveniences of fetch. */
export function wireTo(gateway: () => AskedGateway) {
  function wire(
    path: string,
    { method = 'GET', headers = {}, body = [], isEnded = true }: WireRequest = {},
  ): Promise<Wire> {
    return new Promise((resolve, reject) => {
      const message = request(gateway().url + path, { method, headers, agent: false }, (response) => {
        const { statusCode: status } = response;
        text(response).then((body) => resolve({ status, headers: response.headers, text: body }), reject);
      }).on('error', reject);
      for (const piece of body) message.write(piece);
      if (isEnded) message.end();
    });
  }
  function post(body: string | Buffer, headers: WireRequest['headers'] = {}): Promise<Wire> {
    const length = String(Buffer.byteLength(body));
    const all = { 'content-type': 'application/json', 'content-length': length, ...headers };
    return wire('/graphql', { method: 'POST', headers: all, body: [Buffer.from(body)] });
  }
  return { wire, post };
}

/** Asks until the answer comes from the cache: while a busy machine hears nothing of the data, none does. */
export async function whenCached(ask: () => Promise<Wire>, isCached = isHit): Promise<Wire> {
  let answer = await ask();
  await eventually('a cached answer', async () => isCached(answer) || isCached((answer = await ask())));
  return answer;
}

export const errorsOf = ({ text }: Wire): { message: string; extensions: { code: string } }[] =>
  (JSON.parse(text) as { errors: { message: string; extensions: { code: string } }[] }).errors;
