import { execute, visit, type DocumentNode, type ExecutionResult, type GraphQLSchema } from 'graphql';
import type { Thing, World } from '../world/world';
import type { Engine, Operation } from './engine';
import type { Run } from '../world/subgraphs';

/**
 * A single server that knows the whole world: graphql-js without subgraphs and plans. It has no faults, so its results
 * are the expected ones only where there are none.
 */
export function startReferenceEngine(apiSchema: GraphQLSchema, world: World): Engine<Run> {
  return {
    async execute({ document, operationName, variables = {}, context }: Operation<Run>): Promise<ExecutionResult> {
      return execute({
        schema: apiSchema,
        ...withOwnNames(document, variables),
        operationName,
        contextValue: context,
        fieldResolver: (source: Thing | undefined, args: Record<string, unknown>, run: Run, info) => {
          const thing = source ?? { __typename: info.parentType.name, id: info.parentType.name };
          return world.valueOf(thing, info.fieldName, args, run);
        },
      });
    },
  };
}

/** Renames all variables, since graphql-js loses the values of those that have names of inherited properties. */
function withOwnNames(document: DocumentNode, variables: Record<string, unknown>) {
  const ownName = (name: string) => `own_${name}`;
  return {
    document: visit(document, {
      Variable: { leave: (node) => ({ ...node, name: { ...node.name, value: ownName(node.name.value) } }) },
    }),
    variableValues: Object.fromEntries(Object.entries(variables).map(([name, value]) => [ownName(name), value])),
  };
}
