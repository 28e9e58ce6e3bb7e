import type { GraphQLSchema } from 'graphql';
import type { OwnAliases } from '../plan/own-aliases';
import type { IsA } from '../plan/types-of';
import type { Planner } from '../planner/planner';

/** What all operations of a supergraph are compiled with. */
export interface Compiler {
  schema: GraphQLSchema;
  isA: IsA;
  aliases: OwnAliases;
  planner: Planner;
}
