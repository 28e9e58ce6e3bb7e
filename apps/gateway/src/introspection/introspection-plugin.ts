import { HeaderMap, type ApolloServerPlugin } from '@apollo/server';
import { execute, Kind, type OperationDefinitionNode } from 'graphql';

/**
 * Answers a question about the schema from the schema itself. Apollo Gateway would plan it like any other, and knows
 * the introspection of an older GraphQL: it fails at `isOneOf`, which newer tools ask for.
 */
export const introspectionPlugin: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async responseForOperation({ schema, document, operation, request }) {
        if (!isIntrospection(operation)) return null;
        const singleResult = await execute({ schema, document, operationName: request.operationName });
        return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult } };
      },
    };
  },
};

/** With variables it takes the common way, on which they are checked. */
function isIntrospection({ selectionSet, variableDefinitions = [] }: OperationDefinitionNode): boolean {
  return (
    variableDefinitions.length === 0 &&
    selectionSet.selections.every((field) => field.kind === Kind.FIELD && field.name.value.startsWith('__'))
  );
}
