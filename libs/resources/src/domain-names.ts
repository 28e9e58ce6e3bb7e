import { enumText } from '@tokorozawa/record-fields';
import type { LocalizedText } from '@tokorozawa/vocabulary';
import { type GraphQLSchema, isEnumType } from 'graphql';
import type { Answer } from './resource';
import { ResourceError } from './resource-error';

/**
 * What a domain is called: `gender-equality` or `GENDER_EQUALITY` → 男女共同参画, "Gender equality". A partner is called by
 * its own name.
 */
export function domainName(schema: GraphQLSchema, subgraph: string): LocalizedText & { en: string } {
  const names = schema.getType('Subgraph');
  const value = subgraph.toUpperCase().replaceAll('-', '_');
  return isEnumType(names) && names.getValue(value) ? enumText(names, value) : { ja: subgraph, en: subgraph };
}

/** The subgraphs that parts of an answer lack. */
export const subgraphsMissingIn = ({ errors }: Pick<Answer<unknown>, 'errors'>): string[] =>
  errors.flatMap(({ extensions }) => (typeof extensions?.subgraph === 'string' ? [extensions.subgraph] : []));

/** Why there is nothing to send: some domains do not answer. */
export function domainsMissing(schema: GraphQLSchema, subgraphs: readonly string[]): ResourceError {
  const names = subgraphs.map((subgraph) => domainName(schema, subgraph));
  const isOne = names.length === 1;
  return new ResourceError(503, 'SUBGRAPH_UNAVAILABLE', {
    ja: `領域${names.map(({ ja }) => `「${ja}」`).join('')}が、いま応答していません。少し待ってから、もう一度お試しください。`,
    en: `The ${isOne ? 'domain' : 'domains'} ${names.map(({ en }) => `“${en}”`).join(', ')} ${isOne ? 'does' : 'do'} not answer now. Please try again in a moment.`,
  });
}

/** Names the domain because of which there is nothing to send. */
export const withDomainName = (error: ResourceError, schema: GraphQLSchema): ResourceError =>
  error.subgraph === undefined ? error : domainsMissing(schema, [error.subgraph]);
