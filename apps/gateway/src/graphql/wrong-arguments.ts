import { InvalidInputError } from '@tokorozawa/vocabulary';
import {
  BREAK,
  Kind,
  visit,
  type ASTNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type SelectionNode,
  type ValueNode,
} from 'graphql';

/** An argument, and where its field stands. */
interface ArgumentLocation {
  /** The response names that lead to the field. Nothing has been executed, so there are no indexes of lists. */
  path: string[];
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
  const { message } = error.originalError instanceof InvalidInputError ? error.originalError : error;
  if (location) wrongArguments.set(error.originalError ?? error, { ...location, message });
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
    const argument = selection.arguments?.find(({ value }) => contains(value, matches));
    if (argument) return { path: fieldPath, argument: argument.name.value };
    return findAmong(selection.selectionSet?.selections ?? [], fieldPath);
  }

  for (const definition of definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const found = findAmong(definition.selectionSet.selections, []);
    if (found) return found;
  }
  return undefined;
}

function contains(value: ValueNode, matches: (node: ASTNode) => boolean): boolean {
  let isFound = false;
  visit(value, {
    enter(node) {
      isFound ||= matches(node);
      return isFound ? BREAK : undefined;
    },
  });
  return isFound;
}
