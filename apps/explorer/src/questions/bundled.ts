import { parseParts, parseQuestions, type ReadyQuestion } from './questions';

/** The ready-made questions of all domains. A new file in a domain's `examples` is one more. */
export const questions = parseQuestions(
  import.meta.glob('../../../../libs/subgraphs/*/examples/*.graphql', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
);

/** The parts of the publication, from every domain's `parts`. */
export const parts = parseParts(
  import.meta.glob('../../../../libs/subgraphs/*/parts/*.graphql', { query: '?raw', import: 'default', eager: true }),
);

/** The ready-made question that a query is, unless the reader changed it. */
export const questionOf = (query: string): ReadyQuestion | undefined =>
  questions.find((each) => each.query.trim() === query.trim());
