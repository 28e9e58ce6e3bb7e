import {
  type ArgumentNode,
  type ASTNode,
  type FieldNode,
  type GraphQLArgument,
  type InlineFragmentNode,
  Kind,
  type OperationDefinitionNode,
  parseType,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';

/*
 * Edits of an operation. A path consists of the names of fields, of `...Type` for a fragment on a type, and may end with
 * `(argument)`. Fields in named fragments are left alone.
 */

export const typeStep = (type: string): string => `...${type}`;
export const argumentStep = (argument: string): string => `(${argument})`;

type Composite = FieldNode | InlineFragmentNode;

/** What an operation selects at a path; undefined if that is nothing. */
export function selectionAt(
  operation: OperationDefinitionNode,
  path: readonly string[],
): Composite | ArgumentNode | undefined {
  let found: OperationDefinitionNode | Composite | ArgumentNode | undefined = operation;
  for (const step of path) {
    if (!found || found.kind === Kind.ARGUMENT) return undefined;
    found = step.startsWith('(') ? argumentOf(found as FieldNode, step) : stepIn(found.selectionSet, step);
  }
  return found === operation ? undefined : (found as Composite | ArgumentNode | undefined);
}

const argumentOf = ({ arguments: given = [] }: FieldNode, step: string): ArgumentNode | undefined =>
  given.find(({ name }) => argumentStep(name.value) === step);

const stepIn = (set: SelectionSetNode | undefined, step: string): Composite | undefined =>
  set?.selections.find((selection): selection is Composite => stepOf(selection) === step);

function stepOf(selection: SelectionNode): string | undefined {
  if (selection.kind === Kind.FIELD) return selection.name.value;
  if (selection.kind === Kind.FRAGMENT_SPREAD) return undefined;
  return selection.typeCondition && typeStep(selection.typeCondition.name.value);
}

/** An operation that selects a path too, with what is selected inside it. */
export const addSelection = (
  operation: OperationDefinitionNode,
  path: readonly string[],
  inside?: SelectionSetNode,
): OperationDefinitionNode => ({
  ...operation,
  selectionSet: changed(operation.selectionSet, path, (existing, step) => existing ?? newNode(step, inside)),
});

/** An operation without what it selects at a path, without what selects nothing then, and without unused variables. */
export function removeSelection(operation: OperationDefinitionNode, path: readonly string[]): OperationDefinitionNode {
  const selectionSet = changed(operation.selectionSet, path, () => undefined);
  return withoutVariablesOf(operation, { ...operation, selectionSet });
}

/** An operation in which a field takes an argument from a variable, which is declared. */
export function addArgument(
  operation: OperationDefinitionNode,
  path: readonly string[],
  { name, type }: Pick<GraphQLArgument, 'name' | 'type'>,
): OperationDefinitionNode {
  const declared = operation.variableDefinitions ?? [];
  const taken = new Set(declared.map(({ variable }) => variable.name.value));
  const variableName = freeName(taken.has(name) ? `${path.at(-1)}_${name}` : name, taken);
  const variable = { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: variableName } } as const;
  const argument: ArgumentNode = { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: name }, value: variable };
  return {
    ...operation,
    variableDefinitions: [...declared, { kind: Kind.VARIABLE_DEFINITION, variable, type: parseType(type.toString()) }],
    selectionSet: changed(operation.selectionSet, path, (field) => ({
      ...(field as FieldNode),
      arguments: [...((field as FieldNode).arguments ?? []), argument],
    })),
  };
}

export function removeArgument(
  operation: OperationDefinitionNode,
  path: readonly string[],
  name: string,
): OperationDefinitionNode {
  const selectionSet = changed(operation.selectionSet, path, (field) => ({
    ...(field as FieldNode),
    arguments: (field as FieldNode).arguments?.filter((argument) => argument.name.value !== name) ?? [],
  }));
  return withoutVariablesOf(operation, { ...operation, selectionSet });
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${wanted}${number}`;
  return name;
}

function newNode(step: string, selectionSet?: SelectionSetNode): Composite {
  const inside = selectionSet && { selectionSet };
  if (!step.startsWith('...')) return { kind: Kind.FIELD, name: { kind: Kind.NAME, value: step }, ...inside };
  const typeCondition = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: step.slice(3) } } as const;
  return { kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet: selectionSet ?? emptySet };
}

const emptySet: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: [] };

/** A selection with another node at the end of a path, or without it. */
function changed(
  set: SelectionSetNode = emptySet,
  [step, ...rest]: readonly string[],
  change: (existing: Composite | undefined, step: string) => Composite | undefined,
): SelectionSetNode {
  if (step === undefined) return set;
  const existing = stepIn(set, step);
  const next = rest.length === 0 ? change(existing, step) : withInside(existing ?? newNode(step), rest, change);
  const selections = existing
    ? set.selections.flatMap((each) => (each === existing ? (next ?? []) : each))
    : [...set.selections, ...(next ? [next] : [])];
  return { ...set, selections };
}

/** Undefined if nothing is selected inside any more. */
function withInside(
  node: Composite,
  rest: readonly string[],
  change: (existing: Composite | undefined, step: string) => Composite | undefined,
): Composite | undefined {
  const selectionSet = changed(node.selectionSet, rest, change);
  return selectionSet.selections.length > 0 ? { ...node, selectionSet } : undefined;
}

/** An operation without the variables that only the operation before it used. Others, which the reader may just write, stay. */
function withoutVariablesOf(before: OperationDefinitionNode, after: OperationDefinitionNode): OperationDefinitionNode {
  const [used, stillUsed] = [variablesIn(before.selectionSet), variablesIn(after.selectionSet)];
  const variableDefinitions = after.variableDefinitions?.filter(
    ({ variable: { name } }) => stillUsed.has(name.value) || !used.has(name.value),
  );
  return { ...after, ...(variableDefinitions && { variableDefinitions }) };
}

function variablesIn(node: ASTNode): Set<string> {
  const names = new Set<string>();
  visit(node, { Variable: ({ name }) => void names.add(name.value) });
  return names;
}
