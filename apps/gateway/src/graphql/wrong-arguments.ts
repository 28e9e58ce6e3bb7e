import { InvalidInputError } from '@tokorozawa/vocabulary';
import {
  Kind,
  type ASTNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type SelectionNode,
} from 'graphql';

/** An argument, and where its field stands. */
interface ArgumentLocation {
  /** The response names that lead to the field. Nothing has been executed, so there are no indexes of lists. */
  path: string[];
  /** With the fields inside it that lead to the value: `where.between.start`. */
  argument: string;
}

/** An argument whose value does not fit. */
export interface WrongArgument extends ArgumentLocation {
  /** What is wrong with the value. */
  message: string;
}

/** Libraries wrap errors in errors of their own, so this is kept beside the original error and not in it. */
const wrongArguments = new WeakMap<object, WrongArgument>();

/** The wrong argument that was noted for an error. */
export function wrongArgumentOf(error: unknown): WrongArgument | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  return wrongArguments.get(error) ?? wrongArguments.get((error as Partial<GraphQLError>).originalError ?? error);
}

/**
 * Notes the argument whose value an error is about, if it is about one. Then callers see the same error whether the value
 * stands in the query or in a variable. Any other fault of a query, such as an unknown argument, stays a validation error.
 */
export function noteWrongArgument(error: GraphQLError, document: DocumentNode): void {
  const [node, ...others] = error.nodes ?? [];
  if (!node || others.length > 0) return;
  const location = findArgument(document, matcherOf(node));
  if (!location) return;
  const { message } = error.originalError instanceof InvalidInputError ? error.originalError : error;
  const argument = [location.argument, ...fieldsInVariable(error)].join('.');
  wrongArguments.set(error.originalError ?? error, { ...location, argument, message });
}

/** The fields inside a variable that graphql-js names before its reason: `Variable "$where" got … at "where.between[0]"; …`. */
function fieldsInVariable({ message, originalError }: GraphQLError): string[] {
  const found = originalError ? message.slice(0, -originalError.message.length) : message;
  const [, steps = ''] = /^Variable "\$.*" got invalid value .* at "\w+([.\w[\]]+)"; /s.exec(found) ?? [];
  return steps.match(/(?<=\.)\w+/g) ?? [];
}

/** A literal matches itself, and a variable's definition every use of the variable. */
function matcherOf(faulty: ASTNode): (node: ASTNode) => boolean {
  if (faulty.kind !== Kind.VARIABLE_DEFINITION) return (node) => node === faulty;
  const { value } = faulty.variable.name;
  return (node) => node.kind === Kind.VARIABLE && node.name.value === value;
}

/** Finds the first argument whose value matches, or contains a value that does. */
function findArgument(
  { definitions }: DocumentNode,
  matches: (node: ASTNode) => boolean,
): ArgumentLocation | undefined {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }

  function findAmong(selections: readonly SelectionNode[], path: string[]): ArgumentLocation | undefined {
    for (const selection of selections) {
      const found = find(selection, path);
      if (found) return found;
    }
    return undefined;
  }
  function find(selection: SelectionNode, path: string[]): ArgumentLocation | undefined {
    if (selection.kind === Kind.INLINE_FRAGMENT) return findAmong(selection.selectionSet.selections, path);
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = fragments.get(selection.name.value);
      // A second search of the same fragment would find nothing either.
      fragments.delete(selection.name.value);
      return fragment && findAmong(fragment.selectionSet.selections, path);
    }
    const fieldPath = [...path, (selection.alias ?? selection.name).value];
    for (const { name, value } of selection.arguments ?? []) {
      const fields = fieldsTo(value, matches);
      if (fields) return { path: fieldPath, argument: [name.value, ...fields].join('.') };
    }
    return findAmong(selection.selectionSet?.selections ?? [], fieldPath);
  }

  for (const definition of definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const found = findAmong(definition.selectionSet.selections, []);
    if (found) return found;
  }
  return undefined;
}

/** The fields of input objects that lead from a value to the one that matches; undefined if none does. */
function fieldsTo(value: ASTNode, matches: (node: ASTNode) => boolean): string[] | undefined {
  if (matches(value)) return [];
  if (value.kind === Kind.OBJECT_FIELD) {
    const inside = fieldsTo(value.value, matches);
    return inside && [value.name.value, ...inside];
  }
  const members = value.kind === Kind.OBJECT ? value.fields : value.kind === Kind.LIST ? value.values : [];
  for (const member of members) {
    const found = fieldsTo(member, matches);
    if (found) return found;
  }
  return undefined;
}
