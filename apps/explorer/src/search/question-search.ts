import { type ExecutionResult } from 'graphql';
import { type GraphQLRequest } from '../answer/gateway';

/** The request for the ready-made questions that match a text; undefined for an empty text. */
export function questionSearchRequest(text: string): GraphQLRequest | undefined {
  if (!text) return undefined;
  return { query, variables: { text } };
}

const query = `
  query SearchQuestions($text: String!) {
    search(text: $text, where: { kinds: [QUESTION] }, first: 100) {
      nodes {
        question {
          id
        }
      }
    }
  }
`;

/** The ids of the questions that were found, the best first; undefined if the search was not answered. */
export function questionIds({ data }: ExecutionResult): string[] | undefined {
  const answer = data as { search: { nodes: { question: { id: string } | null }[] } | null } | null | undefined;
  return answer?.search?.nodes.flatMap(({ question }) => question?.id ?? []);
}
