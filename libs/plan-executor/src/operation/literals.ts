import {
  getNamedType,
  getNullableType,
  isListType,
  isScalarType,
  isSpecifiedScalarType,
  Kind,
  parse,
  parseType,
  print,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  type TypeNode,
  type ValueNode,
  type VariableDefinitionNode,
} from 'graphql';
import type { FetchNode, QueryPlan } from '../plan/query-plan';

/** A document without the literals that planners may print as another value, and the way to get them back. */
export interface WithoutLiterals {
  document: DocumentNode;
  /** The plan of the document, with the literals as the caller wrote them. */
  restore(plan: QueryPlan): QueryPlan;
}

interface SetAside {
  name: string;
  type: TypeNode;
  value: ValueNode;
}

/**
 * Puts variables of ours in the place of literals while an operation is planned. Planners read literals and print them
 * again; on that way `"\b"` becomes another character, and large numbers lose digits.
 */
export function setLiteralsAside(schema: GraphQLSchema, document: DocumentNode): WithoutLiterals {
  const literals = new Map<string, SetAside>();
  const defaults = new Map<string, VariableDefinitionNode>();
  const types = new TypeInfo(schema);

  function replace(node: ValueNode): ValueNode | false | undefined {
    const type = types.getInputType();
    if (!type) return undefined;
    const isWhole = !isComposite(node) || isOfCustomScalar(type);
    if (!isWhole) return undefined;
    if (!isChangeable(node) && !isComposite(node)) return false;
    const key = `${String(type)} ${print(node)}`;
    let known = literals.get(key);
    if (!known) {
      // No variable of a caller has such a name by now.
      const name = `_l${literals.size}`;
      literals.set(key, (known = { name, type: nonNull(parseType(String(type))), value: node }));
    }
    return { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: known.name } };
  }

  const replaced = visit(
    document,
    visitWithTypeInfo(types, {
      VariableDefinition(node) {
        if (!node.defaultValue || !isChangeable(node.defaultValue)) return false;
        defaults.set(node.variable.name.value, node);
        // With its default it may stand where null may not, so without it, too.
        return { ...node, defaultValue: undefined, type: nonNull(node.type) };
      },
      StringValue: replace,
      IntValue: replace,
      FloatValue: replace,
      ListValue: replace,
      ObjectValue: replace,
    }),
  );
  if (literals.size === 0 && defaults.size === 0) return { document, restore: (plan) => plan };
  const setAside = new Map([...literals.values()].map((literal) => [literal.name, literal]));
  const restore = restorer(setAside, defaults, definitionsOf(document));
  return { document: withDefinitions(replaced, [...setAside.values()].map(definitionOf)), restore };
}

const nonNull = (type: TypeNode): TypeNode =>
  type.kind === Kind.NON_NULL_TYPE ? type : { kind: Kind.NON_NULL_TYPE, type };

const isComposite = ({ kind }: ValueNode): boolean => kind === Kind.LIST || kind === Kind.OBJECT;

/** What is in a literal of a custom scalar has no types by which a variable could be declared. */
function isOfCustomScalar(type: GraphQLInputType): boolean {
  const nullable = getNullableType(type);
  return !isListType(nullable) && isScalarType(nullable) && !isSpecifiedScalarType(getNamedType(nullable));
}

/** ASCII without what is escaped in a literal. */
const plainText = /^[ !#-[\]-~]*$/;
const smallInteger = /^(0|-?[1-9]\d{0,8})$/;

/** Whether printing a literal that was read may give another one. */
function isChangeable(node: ValueNode): boolean {
  switch (node.kind) {
    case Kind.STRING:
      return node.block === true || !plainText.test(node.value);
    case Kind.INT:
      return !smallInteger.test(node.value);
    case Kind.FLOAT:
      return true;
    case Kind.LIST:
      return node.values.some(isChangeable);
    case Kind.OBJECT:
      return node.fields.some(({ value }) => isChangeable(value));
    default:
      return false;
  }
}

function definitionsOf(document: DocumentNode): readonly VariableDefinitionNode[] {
  return document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? (definition.variableDefinitions ?? []) : [],
  );
}

const definitionOf = ({ name, type }: SetAside): VariableDefinitionNode => ({
  kind: Kind.VARIABLE_DEFINITION,
  variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } },
  type,
});

function withDefinitions(document: DocumentNode, added: readonly VariableDefinitionNode[]): DocumentNode {
  const definitions = document.definitions.map((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? { ...definition, variableDefinitions: [...(definition.variableDefinitions ?? []), ...added] }
      : definition,
  );
  return { ...document, definitions };
}

function restorer(
  literals: ReadonlyMap<string, SetAside>,
  defaults: ReadonlyMap<string, VariableDefinitionNode>,
  callers: readonly VariableDefinitionNode[],
): (plan: QueryPlan) => QueryPlan {
  function restore(plan: QueryPlan): QueryPlan {
    if (plan.kind !== 'Fetch') return { ...plan, nodes: plan.nodes.map(restore) };
    const isConcerned = plan.variables.some((name) => literals.has(name) || defaults.has(name));
    return isConcerned ? restoreIn(plan) : plan;
  }

  function restoreIn(fetch: FetchNode): FetchNode {
    const kept = fetch.variables.filter((name) => !literals.has(name));
    const inside = fetch.variables.flatMap((name) => variablesIn(literals.get(name)?.value));
    const missing = [...new Set(inside)].filter((name) => !kept.includes(name));
    const document = visit(parse(fetch.operation, { noLocation: true }), {
      VariableDefinition({ variable: { name } }) {
        if (literals.has(name.value)) return null;
        return defaults.get(name.value) ?? false;
      },
      Variable: ({ name }) => literals.get(name.value)?.value,
    });
    const added = callers.filter(({ variable }) => missing.includes(variable.name.value));
    return { ...fetch, operation: print(withDefinitions(document, added)), variables: [...kept, ...missing] };
  }
  return restore;
}

/** The variables in a literal of a custom scalar. */
function variablesIn(value: ValueNode | undefined): string[] {
  const names: string[] = [];
  if (value) visit(value, { Variable: ({ name }) => void names.push(name.value) });
  return names;
}
