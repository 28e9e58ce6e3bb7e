import { PlanningGraphError, type ErrorCode } from '@tokorozawa/vocabulary';

/** What one operation may ask for. Generous for a page, narrow for an attack. */
export interface Limits {
  /** Levels of fields, introspection apart. */
  depth: number;
  aliases: number;
  directives: number;
  /** In the unit of `@cost`: about one for each object that the answer could hold. */
  cost: number;
  /** Fields, once they are written out for every type that they meet. Twice as many take four times as long to plan. */
  expandedSize: number;
}

export const limits: Limits = { depth: 15, aliases: 100, directives: 50, cost: 20_000, expandedSize: 1_000 };

/**
 * Lexical tokens of a document; counted while it is parsed, so that a longer one is never read to its end. Few enough
 * for the parser's stack: some two thousand brackets, one inside the other, would overflow it.
 */
export const mostTokens = 1_500;

/** Bytes of a request's body. */
export const largestBody = 256 * 1024;

interface Exceeded {
  code: ErrorCode;
  sentence(found: number, most: number): string;
}

const exceeded: Record<keyof Limits, Exceeded> = {
  depth: {
    code: 'QUERY_TOO_DEEP',
    sentence: (found, most) => `The query is ${found} levels deep; ${most} are allowed. Ask in two queries.`,
  },
  aliases: {
    code: 'TOO_MANY_ALIASES',
    sentence: (found, most) =>
      `The query has ${found} aliases; ${most} are allowed. Ask in several queries, or for a list.`,
  },
  directives: {
    code: 'TOO_MANY_DIRECTIVES',
    sentence: (found, most) => `The query has ${found} directives; ${most} are allowed. Leave out what is not needed.`,
  },
  cost: {
    code: 'QUERY_TOO_COSTLY',
    sentence: (found, most) =>
      `The query could cost ${found}; ${most} is allowed. Ask for smaller pages (first), or for fewer lists inside lists.`,
  },
  expandedSize: {
    code: 'QUERY_TOO_COSTLY',
    sentence: (found, most) =>
      `The query has ${found} fields, once they are written out for every type that they meet; ${most} are allowed. Ask for less, for fewer types inside types, or in several queries.`,
  },
};

/** Throws the error of the first limit that the operation exceeds. */
export function enforce(found: Limits, most: Limits = limits): void {
  for (const key of Object.keys(exceeded) as (keyof Limits)[]) {
    if (found[key] <= most[key]) continue;
    const { code, sentence } = exceeded[key];
    throw new PlanningGraphError(sentence(found[key], most[key]), code, { http: { status: 400 } });
  }
}
