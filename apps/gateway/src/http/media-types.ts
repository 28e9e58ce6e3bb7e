import { MIMEType } from 'node:util';
import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';

/** The media types of answers, in order of preference. */
const answerTypes = ['application/json; charset=utf-8', 'application/graphql-response+json; charset=utf-8'] as const;

export type AnswerType = (typeof answerTypes)[number];

/** Callers send the same few headers again and again, so the results are remembered. */
const maxHeaders = 200;
const answerTypesByAccept = new LRUCache<string, AnswerType | 'none'>({
  max: maxHeaders,
  memoMethod: chooseAnswerType,
});
const isJsonByContentType = new LRUCache<string, boolean>({ max: maxHeaders, memoMethod: isUtf8Json });

/** The media type of the answer to a request with this `accept`; undefined if it accepts none of ours. */
export function answerTypeFor(accept: string | undefined): AnswerType | undefined {
  if (!accept) return answerTypes[0];
  const type = answerTypesByAccept.memo(accept);
  return type === 'none' ? undefined : type;
}

/** True for a client that knows the media type of GraphQL, and therefore the meaning of its statuses. */
export const expectsGraphqlJson = (accept: string | undefined): boolean => answerTypeFor(accept) === answerTypes[1];

/** True for a client that prefers a page over JSON, such as the address bar of a browser. */
export const prefersPage = (accept: string | undefined): boolean =>
  accept !== undefined && negotiate(accept, [...answerTypes, 'text/html']) === 'text/html';

/** True for the `content-type` of JSON in UTF-8. */
export const isJson = (contentType: string | undefined): boolean =>
  contentType !== undefined && isJsonByContentType.memo(contentType);

function chooseAnswerType(accept: string): AnswerType | 'none' {
  return negotiate(accept, answerTypes) ?? 'none';
}

function negotiate<Type extends string>(accept: string, types: readonly Type[]): Type | undefined {
  return new Negotiator({ headers: { accept } }).mediaType(types) as Type | undefined;
}

function isUtf8Json(contentType: string): boolean {
  try {
    const { essence, params } = new MIMEType(contentType);
    return essence === 'application/json' && /^utf-?8$/i.test(params.get('charset') ?? 'utf-8');
  } catch {
    return false;
  }
}
