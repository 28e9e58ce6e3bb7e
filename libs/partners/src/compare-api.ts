import { Supergraph } from '@apollo/federation-internals';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import type { GraphQLSchema } from 'graphql';

/** A change of the schema that callers see. */
export interface ApiChange {
  /** In the words of GraphQL Inspector: "Field 'city' was removed from object type 'Query'". */
  message: string;
  /** True if a query that is valid today may be invalid or answered differently afterwards. */
  isBreaking: boolean;
}

/** Compares what callers see of two supergraphs. */
export async function compareApi(before: string, after: string): Promise<ApiChange[]> {
  const changes = await diff(apiOf(before), apiOf(after));
  return changes.map(({ message, criticality }) => ({
    message,
    isBreaking: criticality.level === CriticalityLevel.Breaking,
  }));
}

/** Nothing is executed, so features that must be enforced, such as `@requiresScopes`, need no support. */
const apiOf = (supergraph: string): GraphQLSchema =>
  Supergraph.build(supergraph, { supportedFeatures: null }).apiSchema().toGraphQLJSSchema();
