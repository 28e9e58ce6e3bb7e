import {
  getNamedType,
  GraphQLID,
  isInterfaceType,
  Kind,
  print,
  separateOperations,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';
import { collectFieldsOf, type CollectedField } from '../response/collect-fields';
import type { FieldNames } from '../plan/types-of';
import { withGatheredNames } from '../plan/own-aliases';
import { refuseRepeatingFragments } from './fragment-size';

const isAboutSchema = ({ name }: FieldNode): boolean => /^__(schema|type)$/.test(name.value);

/**
 * The text of an operation as planners read it: it alone, with the fragments that it uses, without questions about the
 * schema itself. Undefined when nothing is left to ask subgraphs for.
 */
export function plannableText(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  fieldNames: FieldNames,
): string | undefined {
  const types = new TypeInfo(schema);
  const plannable = visit(
    withRootFields(schema, document, operation),
    visitWithTypeInfo(types, {
      SelectionSet(node) {
        const selections = eachFragmentOnce(node.selections);
        // What conditions left empty is asked for its existence alone.
        return { ...node, selections: selections.length > 0 ? selections : [existence(types)] };
      },
    }),
  );
  if (asksForNothing(plannable)) return undefined;
  refuseRepeatingFragments(plannable);
  return print(withGatheredNames(plannable, fieldNames));
}

/** The operation alone, its root fields in the order in which they are to be executed, which decides what writes do. */
function withRootFields(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): DocumentNode {
  const root = schema.getRootType(operation.operation);
  const fields = root ? collectFieldsOf(document, schema)(root, operation.selectionSet.selections) : [];
  const asked = fields.filter(({ node }) => !isAboutSchema(node)).map(withAllSelections);
  const definitions = document.definitions
    .filter((definition) => definition === operation || definition.kind === Kind.FRAGMENT_DEFINITION)
    .map((definition) =>
      definition === operation
        ? { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections: asked } as const }
        : definition,
    );
  const own: DocumentNode = { kind: Kind.DOCUMENT, definitions };
  return separateOperations(own)[operation.name?.value ?? ''] ?? own;
}

const withAllSelections = ({ node, selections }: CollectedField): FieldNode =>
  node.selectionSet ? { ...node, selectionSet: { kind: Kind.SELECTION_SET, selections } } : node;

/** A field that tells no more than that there is an object. Of an interface the type may be for another subgraph to say. */
function existence(types: TypeInfo): FieldNode {
  const type = types.getParentType();
  const fields = isInterfaceType(type) ? Object.values(type.getFields()) : [];
  const id = fields.find((field) => getNamedType(field.type) === GraphQLID && field.args.length === 0);
  return { kind: Kind.FIELD, name: { kind: Kind.NAME, value: id?.name ?? '__typename' } };
}

function eachFragmentOnce(selections: readonly SelectionNode[]): SelectionNode[] {
  const seen = new Set<string>();
  return selections.filter((selection) => {
    if (selection.kind !== Kind.FRAGMENT_SPREAD) return true;
    const isNew = !seen.has(selection.name.value);
    seen.add(selection.name.value);
    return isNew;
  });
}

function asksForNothing(document: DocumentNode): boolean {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return (operation?.selectionSet.selections ?? []).every(
    (selection) => selection.kind === Kind.FIELD && selection.name.value === '__typename',
  );
}
