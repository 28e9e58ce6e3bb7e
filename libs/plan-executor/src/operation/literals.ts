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

/** A document without the literals that planners may print as other values. */
export interface WithoutLiterals {
  document: DocumentNode;
  /** Puts the literals, as the caller wrote them, back into the document's plan. */
  restore(plan: QueryPlan): QueryPlan;
}

interface ReplacedLiteral {
  variable: string;
  type: TypeNode;
  value: ValueNode;
}

/**
 * Replaces literals by variables of our own while an operation is planned. Planners parse literals and print them
 * again; on that way `"\b"` becomes another character, and large numbers lose digits.
 * @param document one whose variables have safe names, so that none begins as ours do
 */
export function replaceLiterals(schema: GraphQLSchema, document: DocumentNode): WithoutLiterals {
  const literals = new Map<string, ReplacedLiteral>();
  const defaults = new Map<string, VariableDefinitionNode>();
  const types = new TypeInfo(schema);

  function replace(node: ValueNode): ValueNode | false | undefined {
    const type = types.getInputType();
    if (!type) return undefined;
    const isReplacedWhole = !isComposite(node) || isOfCustomScalar(type);
    if (!isReplacedWhole) return undefined;
    if (!mayChange(node) && !isComposite(node)) return false;
    const key = `${String(type)} ${print(node)}`;
    let known = literals.get(key);
    if (!known) {
      known = { variable: `_l${literals.size}`, type: nonNull(parseType(String(type))), value: node };
      literals.set(key, known);
    }
    return { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: known.variable } };
  }

  const replaced = visit(
    document,
    visitWithTypeInfo(types, {
      VariableDefinition(node) {
        if (!node.defaultValue || !mayChange(node.defaultValue)) return false;
        defaults.set(node.variable.name.value, node);
        // With its default it may be used where null is not allowed, so the type without it must allow that, too.
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
  const byVariable = new Map([...literals.values()].map((literal) => [literal.variable, literal]));
  return {
    document: withDefinitions(replaced, [...byVariable.values()].map(definitionOf)),
    restore: restorer(byVariable, defaults, definitionsOf(document)),
  };
}

const nonNull = (type: TypeNode): TypeNode =>
  type.kind === Kind.NON_NULL_TYPE ? type : { kind: Kind.NON_NULL_TYPE, type };

const isComposite = ({ kind }: ValueNode): boolean => kind === Kind.LIST || kind === Kind.OBJECT;

/** Literals inside a custom scalar have no types by which variables could be declared. */
function isOfCustomScalar(type: GraphQLInputType): boolean {
  const nullable = getNullableType(type);
  return !isListType(nullable) && isScalarType(nullable) && !isSpecifiedScalarType(getNamedType(nullable));
}

/** ASCII without the characters that a literal escapes. */
const plainText = /^[ !#-[\]-~]*$/;
const smallInteger = /^(0|-?[1-9]\d{0,8})$/;

/** True if parsing and printing a literal may give another one. */
function mayChange(node: ValueNode): boolean {
  switch (node.kind) {
    case Kind.STRING:
      return node.block === true || !plainText.test(node.value);
    case Kind.INT:
      return !smallInteger.test(node.value);
    case Kind.FLOAT:
      return true;
    case Kind.LIST:
      return node.values.some(mayChange);
    case Kind.OBJECT:
      return node.fields.some(({ value }) => mayChange(value));
    default:
      return false;
  }
}

function definitionsOf(document: DocumentNode): readonly VariableDefinitionNode[] {
  return document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? (definition.variableDefinitions ?? []) : [],
  );
}

const definitionOf = ({ variable, type }: ReplacedLiteral): VariableDefinitionNode => ({
  kind: Kind.VARIABLE_DEFINITION,
  variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: variable } },
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
  literals: ReadonlyMap<string, ReplacedLiteral>,
  defaults: ReadonlyMap<string, VariableDefinitionNode>,
  callersDefinitions: readonly VariableDefinitionNode[],
): (plan: QueryPlan) => QueryPlan {
  function restore(plan: QueryPlan): QueryPlan {
    if (plan.kind !== 'Fetch') return { ...plan, nodes: plan.nodes.map(restore) };
    const isConcerned = plan.variables.some((name) => literals.has(name) || defaults.has(name));
    return isConcerned ? restoreFetch(plan) : plan;
  }

  function restoreFetch(fetch: FetchNode): FetchNode {
    const kept = fetch.variables.filter((name) => !literals.has(name));
    const inLiterals = fetch.variables.flatMap((name) => variablesIn(literals.get(name)?.value));
    const missing = [...new Set(inLiterals)].filter((name) => !kept.includes(name));
    const document = visit(parse(fetch.operation, { noLocation: true }), {
      VariableDefinition({ variable: { name } }) {
        if (literals.has(name.value)) return null;
        return defaults.get(name.value) ?? false;
      },
      Variable: ({ name }) => literals.get(name.value)?.value,
    });
    const added = callersDefinitions.filter(({ variable }) => missing.includes(variable.name.value));
    return { ...fetch, operation: print(withDefinitions(document, added)), variables: [...kept, ...missing] };
  }
  return restore;
}

/** The names of the variables inside a literal of a custom scalar. */
function variablesIn(value: ValueNode | undefined): string[] {
  const names: string[] = [];
  if (value) visit(value, { Variable: ({ name }) => void names.push(name.value) });
  return names;
}
