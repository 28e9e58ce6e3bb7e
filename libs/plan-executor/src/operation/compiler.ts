import type { GraphQLSchema } from 'graphql';
import type { OwnAliases } from '../plan/own-aliases';
import type { SupergraphTypes } from '../plan/types-of';
import type { Planner } from '../planner/planner';

/** What all operations of a supergraph are compiled with. */
export interface Compiler {
  schema: GraphQLSchema;
  types: SupergraphTypes;
  aliases: OwnAliases;
  planner: Planner;
}
