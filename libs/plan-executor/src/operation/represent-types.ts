import {
  Kind,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type InlineFragmentNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { PlanningFacts } from '../plan/planning-facts';
import {
  maxFields,
  readShape,
  TooManyFieldsError,
  type AbstractShape,
  type FieldShape,
  type ObjectShape,
  type OperationShape,
  type TypeClasses,
} from './operation-shape';

export interface RepresentedOperation {
  /** The operation without fragments on types that another one represents. */
  document: DocumentNode;
  classes: TypeClasses;
}

/**
 * Writes an operation so that of all object types that are the same to a plan it names one, which represents the others;
 * `expandPlan` repeats the plan for them. Every object that a subgraph returns at an interface or a union is of some
 * member's type, so fragments on one member of each class and on each member without a class ask the same as the
 * operation. What a subgraph resolves for all members that it has stays a field of the interface: planners do not spread
 * it either.
 * @param document one operation without conditions, with the names under which its fields are fetched
 * @returns undefined if no type represents another
 */
export function representTypes(
  schema: GraphQLSchema,
  document: DocumentNode,
  facts: PlanningFacts,
): RepresentedOperation | undefined {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (!operation) return undefined;
  const shape = readShape(schema, document, operation, facts);
  if (shape.classes.size === 0) return undefined;
  if (sizeOf(shape) > maxFields) throw new TooManyFieldsError();
  const written: OperationDefinitionNode = { ...operation, selectionSet: write(shape) };
  return { document: { kind: Kind.DOCUMENT, definitions: [written] }, classes: shape.classes };
}

/**
 * Counts the fields of an operation as a planner reads them, each as often as it is mentioned: what is asked of an
 * interface or a union counts for every class of its members, and once if the subgraph resolves it for all members that
 * it has. Introspection does not count.
 * @returns at least `maxFields` for an operation that is not read to its end
 */
export function expandedSize(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  facts: PlanningFacts,
): number {
  try {
    return sizeOf(readShape(schema, document, operation, facts));
  } catch (error) {
    if (error instanceof TooManyFieldsError) return maxFields;
    throw error;
  }
}

const representedTypes = (classes: TypeClasses): ReadonlySet<string> =>
  new Set([...classes.values()].flatMap(([, ...others]) => others));

function sizeOf({ root, classes }: OperationShape): number {
  const represented = representedTypes(classes);
  const sizes = new Map<ObjectShape | AbstractShape, number>();

  function sizeOfShape(shape: ObjectShape | AbstractShape): number {
    let size = sizes.get(shape);
    if (size !== undefined) return size;
    size = sizeOfFields(shape.fields);
    for (const { type, fields } of 'members' in shape ? shape.members : []) {
      if (!represented.has(type.name)) size += sizeOfFields(fields);
    }
    sizes.set(shape, size);
    return size;
  }
  const sizeOfFields = (fields: FieldShape[]): number =>
    fields.reduce((sum, { node, mentions, below }) => {
      if (node.name.value.startsWith('__')) return sum;
      return sum + mentions + (below ? sizeOfShape(below) : 0);
    }, 0);

  return sizeOfShape(root);
}

/** Writes a shape. Equal selections are one node, which occurs at several places. */
function write({ root, classes }: OperationShape): SelectionSetNode {
  const represented = representedTypes(classes);
  const sets = new Map<ObjectShape | AbstractShape, SelectionSetNode>();

  function writeShape(shape: ObjectShape | AbstractShape): SelectionSetNode {
    let set = sets.get(shape);
    if (set) return set;
    const selections: SelectionNode[] = shape.fields.map(writeField);
    for (const { type, fields } of 'members' in shape ? shape.members : []) {
      if (fields.length === 0 || represented.has(type.name)) continue;
      selections.push(fragmentOn(type.name, setOf(fields.map(writeField))));
    }
    sets.set(shape, (set = setOf(selections.length > 0 ? selections : [typenameField])));
    return set;
  }
  const writeField = ({ node, below }: FieldShape): FieldNode =>
    below ? { ...node, selectionSet: writeShape(below) } : node;

  return writeShape(root);
}

const typenameField: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

const setOf = (selections: SelectionNode[]): SelectionSetNode => ({ kind: Kind.SELECTION_SET, selections });

export const fragmentOn = (type: string, selectionSet: SelectionSetNode): InlineFragmentNode => ({
  kind: Kind.INLINE_FRAGMENT,
  typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type } },
  selectionSet,
});
