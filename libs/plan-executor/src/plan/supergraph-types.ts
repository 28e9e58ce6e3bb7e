import {
  buildASTSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  visit,
  type DocumentNode,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { argumentsOf, keyFields, parseFieldSet, subgraphNames, topFields } from './join-directives';
import { readPlanningFacts, type PlanningFacts } from './planning-facts';
import { readUnevenTypes, type UnevenTypes } from './uneven-types';

/** What the executor knows of the types of a supergraph, also of those that callers do not see. */
export interface SupergraphTypes {
  isA: IsA;
  hasValue: HasValue;
  fieldType: FieldType;
  fieldUse: FieldUse;
  fieldRules: FieldRules | undefined;
  unevenTypes: UnevenTypes | undefined;
  planningFacts: PlanningFacts;
}

/** True if every object of the first type is also of the second. */
export type IsA = (typename: string, type: string) => boolean;

/** True if an enum has a value. */
export type HasValue = (type: string, value: string) => boolean;

/** The name of a field's type without its lists; undefined if there is no such field. */
export type FieldType = (type: string, field: string) => string | undefined;

/** The names of fields, and which of them plans fetch because other fields require them. */
export interface FieldUse {
  /** The name of every field of every type. */
  fieldNames: ReadonlySet<string>;
  /** The names that some `@requires` mentions, and those that one mentions with arguments. */
  required: ReadonlySet<string>;
  requiredWithArguments: ReadonlySet<string>;
  /** The names of the fields that require others. */
  requiring: ReadonlySet<string>;
}

/** What a subgraph says of a field that it cannot resolve on its own. */
export interface FieldRule {
  /** True if another subgraph resolves it. */
  isExternal: boolean;
  /** True if it gives fields below it that are external elsewhere. */
  provides: boolean;
  /** The fields of the same object that the subgraph must be sent first. */
  requires: string[];
  /** Those fields with all that is below them; undefined if no arguments are among them. */
  requiresWithArguments: SelectionSetNode | undefined;
}

/** The rule of a field of a type in a subgraph, if it has one. */
export type FieldRules = (subgraph: string, type: string, field: string) => FieldRule | undefined;

export function readSupergraphTypes(document: DocumentNode): SupergraphTypes {
  const schema = buildASTSchema(document, { assumeValid: true, assumeValidSDL: true });
  return {
    isA: isAOf(schema),
    hasValue: hasValueOf(schema),
    fieldType: fieldTypeOf(schema),
    fieldUse: { fieldNames: fieldNamesOf(schema), ...requiredFields(document) },
    fieldRules: fieldRulesOf(document),
    unevenTypes: readUnevenTypes(document),
    planningFacts: readPlanningFacts(document, schema),
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

function hasValueOf(schema: GraphQLSchema): HasValue {
  return (name, value) => {
    const type = schema.getType(name);
    return isEnumType(type) && type.getValue(value) !== undefined;
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
function requiredFields(document: DocumentNode): Omit<FieldUse, 'fieldNames'> {
  const [required, requiredWithArguments, requiring] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const { name, directives = [] } of definition.fields ?? []) {
      for (const { requires } of argumentsOf(directives, 'join__field')) {
        if (!requires) continue;
        requiring.add(name.value);
        visit(parse(`{ ${String(requires)} }`, { noLocation: true }), {
          Field({ name: field, arguments: given = [] }) {
            required.add(field.value);
            if (given.length > 0) requiredWithArguments.add(field.value);
          },
        });
      }
    }
  }
  return { required, requiredWithArguments, requiring };
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
      for (const given of argumentsOf(directives, 'join__field')) {
        // A key field is known wherever the key is.
        const isKnown = keys.has(`${String(given.graph)} ${name.value}`);
        rules.set(`${subgraphs.get(String(given.graph))} ${type}.${name.value}`, ruleOf(given, isKnown));
      }
    }
  }
  if (![...rules.values()].some(({ isExternal }) => isExternal)) return undefined;
  return (subgraph, type, field) => rules.get(`${subgraph} ${type}.${field}`);
}

function ruleOf({ external, requires, provides }: Record<string, unknown>, isKnown: boolean): FieldRule {
  const fieldSet = requires ? String(requires) : '';
  return {
    isExternal: external === true && !isKnown,
    provides: Boolean(provides),
    requires: fieldSet ? topFields(fieldSet) : [],
    requiresWithArguments: fieldSet.includes('(') ? parseFieldSet(fieldSet) : undefined,
  };
}
