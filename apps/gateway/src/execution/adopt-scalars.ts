import { scalars } from '@tokorozawa/vocabulary';
import { isScalarType, type GraphQLSchema } from 'graphql';

/**
 * Lets a composed schema read the scalars of the vocabulary as every domain reads them. A supergraph knows nothing of a
 * scalar but its name; so a wrong value would be refused by the first subgraph that gets it, after others were asked.
 */
export function adoptScalars(schema: GraphQLSchema): void {
  for (const { name, parseValue, parseLiteral } of scalars) {
    const type = schema.getType(name);
    if (isScalarType(type)) Object.assign(type, { parseValue, parseLiteral });
  }
}
