import { MIMEType } from 'node:util';
import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';

/** In the order in which we prefer them where a caller takes either. */
const answerTypes = ['application/json; charset=utf-8', 'application/graphql-response+json; charset=utf-8'] as const;

/** The media type of an answer. */
export type AnswerType = (typeof answerTypes)[number];

/** Callers send the same few headers over and over, so what they mean is remembered by their text. */
const maxHeaders = 200;
const chosen = new LRUCache<string, AnswerType | 'none'>({ max: maxHeaders, memoMethod: choose });
const read = new LRUCache<string, boolean>({ max: maxHeaders, memoMethod: isUtf8Json });

/** The media type in which the caller wants the answer; undefined when it takes none of ours. */
export function answerTypeFor(accept: string | undefined): AnswerType | undefined {
  if (!accept) return answerTypes[0];
  const type = chosen.memo(accept);
  return type === 'none' ? undefined : type;
}

/** Whether the caller knows the media type of GraphQL, and so what its statuses mean. */
export const knowsGraphql = (accept: string | undefined): boolean => answerTypeFor(accept) === answerTypes[1];

/** Whether the caller would rather have a page than an answer, as the address bar of a browser does. */
export const prefersPage = (accept: string | undefined): boolean =>
  accept !== undefined && negotiate(accept, [...answerTypes, 'text/html']) === 'text/html';

/** Whether the body of a request is JSON in UTF-8, after its `content-type`. */
export const isJson = (contentType: string | undefined): boolean => contentType !== undefined && read.memo(contentType);

function choose(accept: string): AnswerType | 'none' {
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
