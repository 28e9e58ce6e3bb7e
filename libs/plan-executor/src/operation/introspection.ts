import { executeSync, Kind, type FieldNode, type GraphQLSchema } from 'graphql';
import type { Json } from '../plan/own-value';
import { collectFieldsOf } from '../response/collect-fields';
import type { NamedOperation } from './named-operation';

/** Whether a root field asks the schema about itself. */
export const isAboutSchema = ({ name }: FieldNode): boolean => name.value === '__schema' || name.value === '__type';

/** What the schema says of itself, answered by the schema; undefined where an operation does not ask. */
export function compileIntrospection(
  schema: GraphQLSchema,
  { document, operation, gatheredName }: NamedOperation,
): ((variableValues: Json) => Json) | undefined {
  const query = schema.getQueryType();
  if (!query || operation.operation !== 'query') return undefined;
  const asked = collectFieldsOf(document, schema)(query, operation.selectionSet.selections)
    .filter(({ node }) => isAboutSchema(node))
    .map(({ node, selections }): FieldNode => ({
      ...node,
      alias: { kind: Kind.NAME, value: gatheredName(node) },
      selectionSet: { kind: Kind.SELECTION_SET, selections },
    }));
  if (asked.length === 0) return undefined;

  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  const own = { ...operation, selectionSet: { ...operation.selectionSet, selections: asked } };
  const ownDocument = { kind: Kind.DOCUMENT, definitions: [own, ...fragments] } as const;
  return (variableValues) => executeSync({ schema, document: ownDocument, variableValues }).data ?? {};
}
