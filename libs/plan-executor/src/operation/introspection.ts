import {
  executeSync,
  Kind,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Json } from '../plan/own-value';
import { collectFieldsOf } from '../response/collect-fields';

/** What the schema says of itself, answered by the schema; undefined where an operation does not ask. */
export function compileIntrospection(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): ((variableValues: Json) => Json) | undefined {
  const query = schema.getQueryType();
  if (!query || operation.operation !== 'query') return undefined;
  const asked = collectFieldsOf(document, schema)(query, operation.selectionSet.selections)
    .filter(({ node }) => /^__(schema|type)$/.test(node.name.value))
    .map(({ node, selections }): FieldNode => ({ ...node, selectionSet: { kind: Kind.SELECTION_SET, selections } }));
  if (asked.length === 0) return undefined;

  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  const own = { ...operation, selectionSet: { ...operation.selectionSet, selections: asked } };
  const ownDocument = { kind: Kind.DOCUMENT, definitions: [own, ...fragments] } as const;
  return (variableValues) => (executeSync({ schema, document: ownDocument, variableValues }).data ?? {}) as Json;
}
