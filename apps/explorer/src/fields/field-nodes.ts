import { typeLabel, type Language } from '@tokorozawa/answer-tables';
import { englishLabelOf } from '@tokorozawa/record-fields';
import { japaneseOf } from '@tokorozawa/vocabulary/described-word';
import {
  getNamedType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  type OperationDefinitionNode,
} from 'graphql';
import { argumentStep, selectionAt, typeStep } from './selection';

/** An entry of the tree of fields: a field, an argument of a field, or one of the types that a field may have. */
export interface FieldNode {
  /** The steps from the root to it. */
  path: string[];
  /** Its name in the schema. */
  name: string;
  /** Its name in the reader's language. */
  label: string;
  description: string;
  isSelected: boolean;
  /** Undefined for an entry without others below it. */
  isExpanded: boolean | undefined;
  /** Counted from 1 among its neighbors. */
  position: number;
  neighbors: number;
  /** The arguments that a selected field must have, and its type. */
  field: GraphQLField<unknown, unknown> | undefined;
  argument: GraphQLArgument | undefined;
}

interface Tree {
  schema: GraphQLSchema;
  operation: OperationDefinitionNode;
  language: Language;
  /** What the reader opened or closed, by `pathKeyOf`. Anything else is open if it is selected. */
  opened: ReadonlyMap<string, boolean>;
}

export const pathKeyOf = (path: readonly string[]): string => path.join('/');

/** The entries of the tree that are in sight, each followed by those inside it. */
export function visibleNodes(tree: Tree): FieldNode[] {
  const root = tree.schema.getRootType(tree.operation.operation);
  return root ? nodesBelow(tree, root, []) : [];
}

type Child = Pick<FieldNode, 'path' | 'name' | 'label' | 'description' | 'field' | 'argument'> & {
  type: GraphQLNamedType | undefined;
};

function nodesBelow(tree: Tree, type: GraphQLNamedType, path: string[], args: Child[] = []): FieldNode[] {
  const children = [...args, ...fieldsOf(tree, type, path), ...typesOf(tree, type, path)];
  return children.flatMap(({ type: inner, ...child }, index): FieldNode[] => {
    const isSelected = selectionAt(tree.operation, child.path) !== undefined;
    const ownArguments = child.field && isSelected ? argumentsOf(tree, child.field, child.path) : [];
    const hasChildren = isCompositeType(inner) || ownArguments.length > 0;
    const isExpanded = hasChildren
      ? (tree.opened.get(pathKeyOf(child.path)) ?? (isSelected && isCompositeType(inner)))
      : undefined;
    const node = { ...child, isSelected, isExpanded, position: index + 1, neighbors: children.length };
    return [node, ...(isExpanded ? nodesBelow(tree, inner as GraphQLNamedType, child.path, ownArguments) : [])];
  });
}

function fieldsOf({ language }: Tree, type: GraphQLNamedType, path: string[]): Child[] {
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).map((field) => ({
    path: [...path, field.name],
    name: field.name,
    label: wordOf(field, language),
    description: field.description ?? '',
    field,
    argument: undefined,
    type: getNamedType(field.type),
  }));
}

/** The types that a value of an interface or a union may have. */
function typesOf({ schema, language }: Tree, type: GraphQLNamedType, path: string[]): Child[] {
  if (!isAbstractType(type)) return [];
  return schema.getPossibleTypes(type).map((possible) => ({
    path: [...path, typeStep(possible.name)],
    name: possible.name,
    label: typeLabel(schema, possible.name, language),
    description: possible.description ?? '',
    field: undefined,
    argument: undefined,
    type: possible,
  }));
}

function argumentsOf({ language }: Tree, { args }: GraphQLField<unknown, unknown>, path: string[]): Child[] {
  return args.map((argument) => ({
    path: [...path, argumentStep(argument.name)],
    name: argument.name,
    label: wordOf(argument, language),
    description: argument.description ?? '',
    field: undefined,
    argument,
    type: undefined,
  }));
}

const wordOf = (
  { name, description }: { name: string; description?: string | null | undefined },
  language: Language,
): string => (language === 'en' ? englishLabelOf(name, description) : (japaneseOf(description) ?? name));

/** The arguments without which a field cannot be asked. */
export const requiredArguments = ({ args }: GraphQLField<unknown, unknown>): GraphQLArgument[] =>
  args.filter(isRequiredArgument);
