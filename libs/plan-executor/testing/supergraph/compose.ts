import { composeServices } from '@apollo/composition';
import { parse, type GraphQLSchema } from 'graphql';
import type { SupergraphModel } from './model';
import { printSubgraph } from './print';

export interface Composed {
  supergraphSdl: string;
  apiSchema: GraphQLSchema;
}

/** The composed supergraph, or the errors of composition. */
export function compose(model: SupergraphModel): Composed | { errors: string[] } {
  const { errors, schema, supergraphSdl } = composeServices(
    model.subgraphs.map((name) => ({ name, typeDefs: parse(printSubgraph(model, name)) })),
  );
  if (errors) return { errors: errors.map(({ message }) => message) };
  return { supergraphSdl, apiSchema: schema.toAPISchema().toGraphQLJSSchema() };
}
