import { PlanningGraphError, type ErrorCode } from '@tokorozawa/vocabulary';

/** What one operation asks for at the most. */
export interface OperationSize {
  /** Levels of fields, without introspection. */
  depth: number;
  aliases: number;
  directives: number;
  /** In the unit of `@cost`: about one for each object that the answer can contain. */
  cost: number;
  /** Fields, written out for every type that they can meet. Planning time grows with the square of it. */
  expandedSize: number;
}

/** The largest operation that is executed: generous for a page, narrow for an attack. */
export const limits: OperationSize = { depth: 15, aliases: 100, directives: 50, cost: 20_000, expandedSize: 1_000 };

/**
 * Lexical tokens of a document. They are counted during parsing, so a longer document is not read to its end. The parser
 * recurses, and some two thousand nested brackets would overflow its stack.
 */
export const maxTokens = 1_500;

interface Rule {
  code: ErrorCode;
  message(found: number, max: number): string;
}

const rules: Record<keyof OperationSize, Rule> = {
  depth: {
    code: 'QUERY_TOO_DEEP',
    message: (found, max) => `The query is ${found} levels deep; ${max} are allowed. Ask in two queries.`,
  },
  aliases: {
    code: 'TOO_MANY_ALIASES',
    message: (found, max) =>
      `The query has ${found} aliases; ${max} are allowed. Ask in several queries, or for a list.`,
  },
  directives: {
    code: 'TOO_MANY_DIRECTIVES',
    message: (found, max) => `The query has ${found} directives; ${max} are allowed. Leave out what is not needed.`,
  },
  cost: {
    code: 'QUERY_TOO_COSTLY',
    message: (found, max) =>
      `The query could cost ${found}; ${max} is allowed. Ask for smaller pages (first), or for fewer lists inside lists.`,
  },
  expandedSize: {
    code: 'QUERY_TOO_COSTLY',
    message: (found, max) =>
      `The query has ${found} fields, once they are written out for every type that they meet; ${max} are allowed. Ask for less, for fewer types inside types, or in several queries.`,
  },
};

/** Throws a PlanningGraphError for the first limit that the operation exceeds. */
export function enforceLimits(size: OperationSize, max: OperationSize = limits): void {
  for (const key of Object.keys(rules) as (keyof OperationSize)[]) {
    if (size[key] <= max[key]) continue;
    const { code, message } = rules[key];
    throw new PlanningGraphError(message(size[key], max[key]), code, { http: { status: 400 } });
  }
}
