import {
  buildASTSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  valueFromASTUntyped,
  visit,
  type DirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';

/** What the executor knows of the types of a supergraph, also of those that callers do not see. */
export interface SupergraphTypes {
  isA: IsA;
  fieldType: FieldType;
  fieldUse: FieldUse;
  fieldRules: FieldRules | undefined;
}

/** True if every object of the first type is also of the second. */
export type IsA = (typename: string, type: string) => boolean;

/** The name of a field's type without its lists; undefined if there is no such field. */
export type FieldType = (type: string, field: string) => string | undefined;

/** The names of fields, and which of them plans fetch because other fields require them. */
export interface FieldUse {
  /** The name of every field of every type. */
  fieldNames: ReadonlySet<string>;
  /** The names that some `@requires` mentions, and those that one mentions with arguments. */
  required: ReadonlySet<string>;
  requiredWithArguments: ReadonlySet<string>;
}

/** What a subgraph says of a field that it cannot resolve on its own. */
export interface FieldRule {
  /** True if another subgraph resolves it. */
  isExternal: boolean;
  /** True if it gives fields below it that are external elsewhere. */
  provides: boolean;
  /** The fields of the same object that the subgraph must be sent first. */
  requires: string[];
}

/** The rule of a field of a type in a subgraph, if it has one. */
export type FieldRules = (subgraph: string, type: string, field: string) => FieldRule | undefined;

export function readSupergraphTypes(supergraphSdl: string): SupergraphTypes {
  const document = parse(supergraphSdl, { noLocation: true });
  const schema = buildASTSchema(document, { assumeValid: true, assumeValidSDL: true });
  return {
    isA: isAOf(schema),
    fieldType: fieldTypeOf(schema),
    fieldUse: { fieldNames: fieldNamesOf(schema), ...requiredFields(document) },
    fieldRules: fieldRulesOf(document),
  };
}

function isAOf(schema: GraphQLSchema): IsA {
  const members = new Map<string, Set<string>>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isAbstractType(type)) continue;
    const narrower = isInterfaceType(type) ? schema.getImplementations(type).interfaces : [];
    members.set(type.name, new Set([...schema.getPossibleTypes(type), ...narrower].map(({ name }) => name)));
  }
  return (typename, type) => typename === type || members.get(type)?.has(typename) === true;
}

function fieldTypeOf(schema: GraphQLSchema): FieldType {
  return (name, field) => {
    const type = schema.getType(name);
    if (!isObjectType(type) && !isInterfaceType(type)) return undefined;
    return getNamedType(type.getFields()[field]?.type)?.name;
  };
}

function fieldNamesOf(schema: GraphQLSchema): ReadonlySet<string> {
  const names = new Set(['__typename']);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const name of Object.keys(type.getFields())) names.add(name);
  }
  return names;
}

/** Read from `@join__field(requires:)`, whose value is a selection set without its outer braces. */
function requiredFields(document: DocumentNode): Pick<FieldUse, 'required' | 'requiredWithArguments'> {
  const [required, requiredWithArguments] = [new Set<string>(), new Set<string>()];
  visit(document, {
    Argument({ name, value }) {
      if (name.value !== 'requires' || value.kind !== Kind.STRING) return;
      visit(parse(`{ ${value.value} }`, { noLocation: true }), {
        Field({ name: field, arguments: given = [] }) {
          required.add(field.value);
          if (given.length > 0) requiredWithArguments.add(field.value);
        },
      });
    },
  });
  return { required, requiredWithArguments };
}

/** Reads the rules from the `join__` directives; undefined if no subgraph needs another one for any field. */
function fieldRulesOf(supergraph: DocumentNode): FieldRules | undefined {
  const subgraphs = subgraphNames(supergraph);
  const rules = new Map<string, FieldRule>();
  for (const definition of supergraph.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    const type = definition.name.value;
    const keys = keyFields(definition.directives ?? []);
    for (const { name, directives = [] } of definition.fields ?? []) {
      for (const { graph, external, requires, provides } of argumentsOf(directives, 'join__field')) {
        // A key field is known wherever the key is.
        const isExternal = external === true && !keys.has(`${String(graph)} ${name.value}`);
        const rule = { isExternal, provides: Boolean(provides), requires: requires ? topFields(String(requires)) : [] };
        rules.set(`${subgraphs.get(String(graph))} ${type}.${name.value}`, rule);
      }
    }
  }
  if (![...rules.values()].some(({ isExternal }) => isExternal)) return undefined;
  return (subgraph, type, field) => rules.get(`${subgraph} ${type}.${field}`);
}

/** The names of the subgraphs by their values in the enum `join__Graph`. */
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
