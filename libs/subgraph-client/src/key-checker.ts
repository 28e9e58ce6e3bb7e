import {
  within,
  type Deadline,
  type KeyCheck,
  type PresentedKey,
  type Subgraph,
  scopes,
} from '@tokorozawa/subgraph-kit';
import { z } from 'zod';
import { HttpClient } from './http-client';

export interface KeyCheckerOptions {
  /** The subgraph that stores the keys, if it is in this process. */
  colocated: Pick<Subgraph, 'checkKey'> | undefined;
  /** Its GraphQL endpoint otherwise. */
  url: string;
  gatewaySecret: string | undefined;
}

/** Asks the subgraph that stores keys about them. */
export interface KeyChecker {
  /** Rejects if there is no answer in time. Answers are not kept: a key that was revoked fails from then on. */
  check(key: PresentedKey, deadline: Deadline): Promise<KeyCheck>;
  close(): Promise<void>;
}

/** In bytes. */
const maxAnswerSize = 10_000;

const answerShape: z.ZodType<KeyCheck> = z.discriminatedUnion('state', [
  z.object({ state: z.literal('valid'), municipality: z.string(), scopes: z.array(z.enum(scopes)) }),
  z.object({ state: z.literal('unknown') }),
  z.object({ state: z.enum(['expired', 'revoked']), since: z.string() }),
]);

export function openKeyChecker({ colocated, url, gatewaySecret }: KeyCheckerOptions): KeyChecker {
  const checkHere = colocated?.checkKey;
  if (checkHere) {
    return { check: (key, deadline) => within(deadline, checkHere(key)), close: () => Promise.resolve() };
  }
  const { origin, pathname } = new URL('access-keys', url);
  const client = new HttpClient({ origin, maxAnswerSize });
  const headers = {
    'content-type': 'application/json',
    ...(gatewaySecret && { authorization: `Bearer ${gatewaySecret}` }),
  };
  return {
    async check(key, deadline) {
      const body = JSON.stringify(key);
      const answer = await client.send({ method: 'POST', path: pathname, headers, body, deadline, isRepeatable: true });
      if (answer.status !== 200) throw new Error(`The subgraph answered with the status ${answer.status}.`);
      return answerShape.parse(JSON.parse(String(answer.body)));
    },
    close: () => client.close(),
  };
}
