import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLFormattedError,
  Kind,
  parse,
  type SelectionNode,
  type ValueNode,
  visit,
} from 'graphql';

/**
 * The variables of an operation that gave the value which an error is about, each with the fields inside it:
 * `where.between`. The error names its field and the argument; without an argument, all of those of the field are meant.
 */
export function faultyVariables(operation: string, { path = [], extensions }: GraphQLFormattedError): string[] {
  const document = parse(operation, { noLocation: true });
  const [argument, ...inside] = typeof extensions?.argument === 'string' ? extensions.argument.split('.') : [];
  let selections = selectionsOf(document);
  let found: string[] = [];
  for (const key of path.filter((step) => typeof step === 'string')) {
    const field = fieldsIn(document, selections).find(({ alias, name }) => (alias ?? name).value === key);
    if (!field) break;
    const meant = (field.arguments ?? []).filter(({ name }) => argument === undefined || name.value === argument);
    // A field without variables may have failed because of those around it.
    const variables = meant.flatMap(({ value }) => variablesAt(value, inside));
    if (variables.length > 0) found = variables;
    selections = field.selectionSet?.selections ?? [];
  }
  return found;
}

/** Of some parameters, which are named as variables are, the first that gave one of these variables or a part of it. */
export function parameterOf(variables: readonly string[], names: Iterable<string>): string | undefined {
  return [...names].find((name) =>
    variables.some((variable) => {
      const own = withoutWhere(variable);
      return [variable, own].some((each) => isPartOf(name, each) || isPartOf(each, name));
    }),
  );
}

/** A filter has its conditions as parameters of their own. */
const withoutWhere = (variable: string): string => variable.replace(/^where\./, '');

const isPartOf = (inner: string, outer: string): boolean => inner === outer || inner.startsWith(`${outer}.`);

const selectionsOf = ({ definitions }: DocumentNode): readonly SelectionNode[] =>
  definitions.flatMap((each) => (each.kind === Kind.OPERATION_DEFINITION ? each.selectionSet.selections : []));

/** The variables inside a value at the end of some fields. */
function variablesAt(value: ValueNode, [field, ...others]: string[]): string[] {
  if (value.kind === Kind.VARIABLE) return [[value.name.value, ...(field ? [field, ...others] : [])].join('.')];
  if (field !== undefined && value.kind === Kind.OBJECT) {
    return value.fields.flatMap((each) => (each.name.value === field ? variablesAt(each.value, others) : []));
  }
  const names: string[] = [];
  visit(value, { Variable: ({ name }) => void names.push(name.value) });
  return names;
}

/** The fields of a selection, those in fragments included. */
const fieldsIn = (document: DocumentNode, selections: readonly SelectionNode[]): FieldNode[] =>
  selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsIn(document, selection.selectionSet.selections);
    const fragment = document.definitions.find(
      (each) => each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === selection.name.value,
    ) as FragmentDefinitionNode | undefined;
    return fragment ? fieldsIn(document, fragment.selectionSet.selections) : [];
  });
