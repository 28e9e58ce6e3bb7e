import { Kind, parse, valueFromASTUntyped, type DirectiveNode, type DocumentNode } from 'graphql';

/** What a subgraph says of a field that it cannot resolve by itself alone. */
export interface FieldRule {
  /** Another subgraph resolves it. */
  isExternal: boolean;
  /** It gives the fields below it that are external otherwise. */
  provides: boolean;
  /** The fields of the same object that it must be told first. */
  requires: string[];
}

/** Tells the rule of a field of a type in a subgraph, if it has one. */
export type FieldRules = (subgraph: string, type: string, field: string) => FieldRule | undefined;

/** Reads the rules from the `join__` directives of a supergraph; undefined where no subgraph needs another one. */
export function fieldRulesOf(supergraph: DocumentNode): FieldRules | undefined {
  const subgraphs = subgraphNames(supergraph);
  const rules = new Map<string, FieldRule>();
  for (const definition of supergraph.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    const type = definition.name.value;
    const keys = keyFields(definition.directives ?? []);
    for (const { name, directives = [] } of definition.fields ?? []) {
      for (const { graph, external, requires, provides } of argumentsOf(directives, 'join__field')) {
        // A field of a key is known wherever the key is.
        const isExternal = external === true && !keys.has(`${String(graph)} ${name.value}`);
        const rule = { isExternal, provides: Boolean(provides), requires: requires ? topFields(String(requires)) : [] };
        rules.set(`${subgraphs.get(String(graph))} ${type}.${name.value}`, rule);
      }
    }
  }
  if (![...rules.values()].some(({ isExternal }) => isExternal)) return undefined;
  return (subgraph, type, field) => rules.get(`${subgraph} ${type}.${field}`);
}

/** The names of the subgraphs by what the supergraph calls them. */
function subgraphNames({ definitions }: DocumentNode): Map<string, string> {
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
function keyFields(directives: readonly DirectiveNode[]): Set<string> {
  return new Set(
    argumentsOf(directives, 'join__type').flatMap(({ graph, key }) =>
      key ? topFields(String(key)).map((field) => `${String(graph)} ${field}`) : [],
    ),
  );
}

function topFields(fieldSet: string): string[] {
  const [definition] = parse(`{ ${fieldSet} }`, { noLocation: true }).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) return [];
  return definition.selectionSet.selections.flatMap((selection) =>
    selection.kind === Kind.FIELD ? [selection.name.value] : [],
  );
}

function argumentsOf(directives: readonly DirectiveNode[], name: string): Record<string, unknown>[] {
  return directives
    .filter((directive) => directive.name.value === name)
    .map(({ arguments: given = [] }) =>
      Object.fromEntries(given.map((argument) => [argument.name.value, valueFromASTUntyped(argument.value)])),
    );
}
