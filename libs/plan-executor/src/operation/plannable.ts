import {
  getNamedType,
  GraphQLID,
  isInterfaceType,
  Kind,
  separateOperations,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { collectFieldsOf, type CollectedField } from '../response/collect-fields';
import { eachFragmentOnce } from './fragment-size';
import { isAboutSchema } from './introspection';
import type { NamedOperation } from './named-operation';

/**
 * An operation as planners read it: with the names under which its fields are gathered, its root fields in the order in
 * which they are to be executed, and without what needs no subgraph. Undefined when nothing is left to ask for.
 */
export function plannableDocument(schema: GraphQLSchema, named: NamedOperation): DocumentNode | undefined {
  const { document, operation } = withGatheredNames(named);
  const asked = rootFieldsOf(schema, document, operation);
  if (asked.length === 0) return undefined;
  const types = new TypeInfo(schema);
  return visit(
    withRootFields(document, operation, asked),
    visitWithTypeInfo(types, {
      SelectionSet(node) {
        const selections = eachFragmentOnce(node.selections);
        // What conditions left empty is asked for its existence alone.
        return { ...node, selections: selections.length > 0 ? selections : [existence(types)] };
      },
    }),
  );
}

function withGatheredNames({
  document,
  operation,
  gatheredName,
}: NamedOperation): Omit<NamedOperation, 'gatheredName'> {
  const renamed = visit(document, {
    Field(node) {
      const gathered = gatheredName(node);
      if ((node.alias ?? node.name).value === gathered) return undefined;
      return { ...node, alias: { kind: Kind.NAME, value: gathered } };
    },
  });
  const index = document.definitions.indexOf(operation);
  return { document: renamed, operation: renamed.definitions[index] as OperationDefinitionNode };
}

/** The root fields for subgraphs, each once. The schema itself answers for the schema and for the names of root types. */
export function rootFieldsOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): FieldNode[] {
  const root = schema.getRootType(operation.operation);
  const fields = root ? collectFieldsOf(document, schema)(root, operation.selectionSet.selections) : [];
  return fields.filter(({ node }) => !isAboutSchema(node) && node.name.value !== '__typename').map(withAllSelections);
}

const withAllSelections = ({ node, selections }: CollectedField): FieldNode =>
  node.selectionSet ? { ...node, selectionSet: { kind: Kind.SELECTION_SET, selections } } : node;

/** The document with these root fields, and with the fragments that they use. */
export function withRootFields(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  selections: FieldNode[],
): DocumentNode {
  const reduced = { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections } as const };
  const definitions = document.definitions.map((definition) => (definition === operation ? reduced : definition));
  const own: DocumentNode = { kind: Kind.DOCUMENT, definitions };
  return separateOperations(own)[operation.name?.value ?? ''] ?? own;
}

/** A field that tells no more than that there is an object. Of an interface the type may be for another subgraph to say. */
function existence(types: TypeInfo): FieldNode {
  const type = types.getParentType();
  const fields = isInterfaceType(type) ? Object.values(type.getFields()) : [];
  const id = fields.find((field) => getNamedType(field.type) === GraphQLID && field.args.length === 0);
  return { kind: Kind.FIELD, name: { kind: Kind.NAME, value: id?.name ?? '__typename' } };
}
