import { setTimeout as sleep } from 'node:timers/promises';
import { UserFacingError, type ErrorCode, type LocalizedText } from '@tokorozawa/vocabulary';
import { say } from '@tokorozawa/subgraph-kit';
import { z } from 'zod';
import type { Layout } from './layouts';

export interface SendOptions {
  /** The gateway, like http://localhost:4000. */
  url: string;
  key: string;
}

export interface WriteAnswer {
  results: { localId: string; outcome: string }[];
  userErrors: { field: string[]; code: string; message: LocalizedText }[];
}

/** How many records one call takes. */
export const maxItems = 100;

const payload = z.object({
  results: z.array(z.object({ localId: z.string(), outcome: z.string() })),
  userErrors: z.array(z.object({ field: z.array(z.string()), code: z.string(), ja: z.string(), en: z.string() })),
});
const answer = z.object({
  data: z.object({ answer: payload.nullable() }).nullish(),
  errors: z
    .array(z.object({ message: z.string(), extensions: z.object({ code: z.string().optional() }).optional() }))
    .optional(),
});

/** The codes of errors that pass. Of any other, the request is the cause. */
const passingCodes = new Set<string>([
  'TOO_MANY_REQUESTS',
  'OVERLOADED',
  'SUBGRAPH_UNAVAILABLE',
  'AUTHENTICATION_UNAVAILABLE',
] satisfies ErrorCode[]);

const maxAttempts = 8;

/**
 * Sends up to a hundred records to a mutation. If too much is asked of the gateway, or a part of it does not answer, it
 * waits and sends them again.
 *
 * A file whose import broke off can be imported again: what is so already stays as it is. There is no idempotency key, by
 * which a file that is imported once more after another one would get its first answer, and write nothing.
 */
export async function send(
  layout: Layout,
  items: object[],
  dryRun: boolean,
  { url, key }: SendOptions,
): Promise<WriteAnswer> {
  for (let attempt = 1; ; attempt++) {
    const { body, retryAfter } = await post(`${url}/graphql`, key, {
      query: queryOf(layout),
      variables: { items, dryRun },
    });
    if (attempt === maxAttempts || !isPassing(body)) return readAnswer(body);
    await sleep(1_000 * (retryAfter ?? 2 ** (attempt - 1)));
  }
}

const isPassing = (response: unknown): boolean =>
  answer.safeParse(response).data?.errors?.some(({ extensions }) => passingCodes.has(extensions?.code ?? '')) ?? false;

/** The mutation of a layout, for any records. */
export const queryOf = ({ mutation, argument, inputType }: Layout): string => `
  mutation Import($items: [${inputType}!]!, $dryRun: Boolean!) {
    answer: ${mutation}(${argument}: $items, dryRun: $dryRun) {
      results { localId outcome } userErrors { field code ja: message(locale: JA) en: message(locale: EN) }
    }
  }`;

/** Throws a UserFacingError with the message of an error that is not one of the data. */
export function readAnswer(response: unknown): WriteAnswer {
  const { data, errors } = answer.safeParse(response).data ?? {};
  if (data?.answer) {
    const { results, userErrors } = data.answer;
    return { results, userErrors: userErrors.map(({ ja, en, ...error }) => ({ ...error, message: { ja, en } })) };
  }
  throw new UserFacingError(
    errors?.[0]?.message ??
      say({
        ja: 'データのない応答でした。--url がこのゲートウェイのアドレスか、確かめてください。',
        en: 'The answer has no data. Check that --url is the address of the gateway.',
      }),
  );
}

/** Returns the answer, and after how many seconds to ask again if that is said. */
async function post(
  url: string,
  key: string,
  body: object,
): Promise<{ body: unknown; retryAfter: number | undefined }> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        authorization: `Bearer ${key}`,
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(60_000),
    });
    const seconds = Number(response.headers.get('retry-after') ?? NaN);
    return { body: await response.json(), retryAfter: seconds >= 0 ? seconds : undefined };
  } catch (cause) {
    const text = {
      ja: `${url} が応答しません。--url を確かめ、もう一度実行してください。書き込みが途中でも、同じファイルを安全に送り直せます。`,
      en: `${url} does not answer. Check --url, and run the command again: the same file can safely be sent twice.`,
    };
    throw new UserFacingError(say(text), { cause });
  }
}
