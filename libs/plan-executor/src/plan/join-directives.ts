import {
  Kind,
  parse,
  valueFromASTUntyped,
  type DirectiveNode,
  type DocumentNode,
  type SelectionSetNode,
} from 'graphql';

/** The names of the subgraphs by their values in the enum `join__Graph`. */
export function subgraphNames({ definitions }: DocumentNode): Map<string, string> {
  const names = new Map<string, string>();
  for (const definition of definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== 'join__Graph') continue;
    for (const { name, directives = [] } of definition.values ?? []) {
      for (const graph of argumentsOf(directives, 'join__graph')) names.set(name.value, String(graph.name));
    }
  }
  return names;
}

/** The fields of all keys of a type, each after the subgraph that has the key. */
export function keyFields(directives: readonly DirectiveNode[]): Set<string> {
  return new Set(
    argumentsOf(directives, 'join__type').flatMap(({ graph, key }) =>
      key ? topFields(String(key)).map((field) => `${String(graph)} ${field}`) : [],
    ),
  );
}

/** The fields of a field set without what is below them. */
export function topFields(fieldSet: string): string[] {
  const selections = parseFieldSet(fieldSet)?.selections ?? [];
  return selections.flatMap((selection) => (selection.kind === Kind.FIELD ? [selection.name.value] : []));
}

/** Reads a field set, which is a selection set without its outer braces. */
export function parseFieldSet(fieldSet: string): SelectionSetNode | undefined {
  const [definition] = parse(`{ ${fieldSet} }`, { noLocation: true }).definitions;
  return definition?.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet : undefined;
}

/** The arguments of all directives of a name. */
export function argumentsOf(directives: readonly DirectiveNode[], name: string): Record<string, unknown>[] {
  return directives
    .filter((directive) => directive.name.value === name)
    .map(({ arguments: given = [] }) =>
      Object.fromEntries(given.map((argument) => [argument.name.value, valueFromASTUntyped(argument.value)])),
    );
}
