import { setTimeout as sleep } from 'node:timers/promises';
import { japaneseMessage } from '@tokorozawa/resources/japanese-messages';
import { say } from '@tokorozawa/subgraph-kit';
import { isErrorCode, UserFacingError, type ErrorCode, type LocalizedText } from '@tokorozawa/vocabulary';
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
  const { data, errors: [error] = [] } = answer.safeParse(response).data ?? {};
  if (data?.answer) {
    const { results, userErrors } = data.answer;
    return { results, userErrors: userErrors.map(({ ja, en, ...fault }) => ({ ...fault, message: { ja, en } })) };
  }
  throw new UserFacingError(say(error ? refusal(error) : noData));
}

/** What the gateway says of a request, in both languages: it answers in English. */
function refusal({ message, extensions }: { message: string; extensions?: { code?: string | undefined } | undefined }) {
  const code = extensions?.code;
  return { ja: isErrorCode(code) ? japaneseMessage(message, code) : message, en: message };
}

const noData = {
  ja: 'データのない応答でした。--url がこのゲートウェイのアドレスか、確かめてください。',
  en: 'The answer has no data. Check that --url is the address of the gateway.',
};

interface Posted {
  body: unknown;
  /** After how many seconds to ask again, if that is said. */
  retryAfter: number | undefined;
}

async function post(url: string, key: string, body: object): Promise<Posted> {
  const { response, text } = await exchange(url, key, body);
  const seconds = Number(response.headers.get('retry-after') ?? NaN);
  try {
    return { body: JSON.parse(text), retryAfter: seconds >= 0 ? seconds : undefined };
  } catch (cause) {
    throw new UserFacingError(say(notOurs(url, response)), { cause });
  }
}

/** What is at the address, or in front of the gateway, where it answers something else than GraphQL does. */
function notOurs(url: string, { status, headers }: Response): LocalizedText {
  const location = headers.get('location');
  if (location !== null) {
    return {
      ja: `${url} は ${location} に移っています。--url に移った先を指定してください。`,
      en: `${url} has moved to ${location}. Give --url as it is there.`,
    };
  }
  return {
    ja: `${url} の応答(状態 ${status})は、このゲートウェイのものではありません。--url と、途中のプロキシを確かめてください。`,
    en: `What ${url} answers (status ${status}) is not from the gateway. Check --url, and the proxies on the way.`,
  };
}

async function exchange(url: string, key: string, body: object): Promise<{ response: Response; text: string }> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        authorization: `Bearer ${key}`,
      },
      body: JSON.stringify(body),
      // A request that is sent on loses its key, and becomes a GET.
      redirect: 'manual',
      signal: AbortSignal.timeout(60_000),
    });
    return { response, text: await response.text() };
  } catch (cause) {
    const text = {
      ja: `${url} が応答しません。--url を確かめ、もう一度実行してください。書き込みが途中でも、同じファイルを安全に送り直せます。`,
      en: `${url} does not answer. Check --url, and run the command again: the same file can safely be sent twice.`,
    };
    throw new UserFacingError(say(text), { cause });
  }
}
