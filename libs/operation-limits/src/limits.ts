import { hasBigInts } from '@tokorozawa/exact-json';
import { InvalidInputError, PlanningGraphError, type ErrorCode } from '@tokorozawa/vocabulary';
import {
  getNullableType,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
  isSpecifiedScalarType,
  typeFromAST,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql';
import type { OperationSize } from './operation-size';

/** The largest operation that is executed: generous for a page, narrow for an attack. */
export const limits: OperationSize = { depth: 15, aliases: 100, directives: 50, cost: 20_000, expandedSize: 2_000 };

/**
 * Lexical tokens of a document. They are counted during parsing, so a longer document is not read to its end. The parser
 * recurses, and some two thousand nested brackets would overflow its stack.
 */
export const maxTokens = 1_500;

interface Rule {
  code: ErrorCode;
  message(found: number, max: number): string;
}

const rules: Record<keyof OperationSize, Rule> = {
  depth: {
    code: 'QUERY_TOO_DEEP',
    message: (found, max) => `The query is ${found} levels deep; ${max} are allowed. Ask in two queries.`,
  },
  aliases: {
    code: 'TOO_MANY_ALIASES',
    message: (found, max) =>
      `The query has ${found} aliases or repeated fields; ${max} are allowed. Ask in several queries, or for a list.`,
  },
  directives: {
    code: 'TOO_MANY_DIRECTIVES',
    message: (found, max) => `The query has ${found} directives; ${max} are allowed. Leave out what is not needed.`,
  },
  cost: {
    code: 'QUERY_TOO_COSTLY',
    message: (found, max) =>
      `The query could cost ${found}; ${max} is allowed. Ask for smaller pages (first), or for fewer lists inside lists.`,
  },
  expandedSize: {
    code: 'QUERY_TOO_COSTLY',
    message: (found, max) =>
      `The query has ${found} fields, once they are written out for every type that they meet; ${max} are allowed. Ask for less, for fewer types inside types, or in several queries.`,
  },
};

/** Throws a PlanningGraphError for the first limit that the operation exceeds. */
export function enforceLimits(size: OperationSize, max: OperationSize = limits): void {
  for (const key of Object.keys(rules) as (keyof OperationSize)[]) {
    if (size[key] <= max[key]) continue;
    const { code, message } = rules[key];
    throw new PlanningGraphError(message(size[key], max[key]), code, { http: { status: 400 } });
  }
}

/** What an operation asks for, each beside its limit, as callers see it in `extensions.cost`. */
export interface CostReport {
  /** In the unit of `@cost`. */
  estimated: number;
  max: number;
  depth: number;
  maxDepth: number;
  aliases: number;
  maxAliases: number;
  directives: number;
  maxDirectives: number;
  expandedSize: number;
  maxExpandedSize: number;
}

export function reportCost(size: OperationSize, max: OperationSize = limits): CostReport {
  return {
    estimated: size.cost,
    max: max.cost,
    depth: size.depth,
    maxDepth: max.depth,
    aliases: size.aliases,
    maxAliases: max.aliases,
    directives: size.directives,
    maxDirectives: max.directives,
    expandedSize: size.expandedSize,
    maxExpandedSize: max.expandedSize,
  };
}

type Variables = Record<string, unknown>;

/** Deeper than any argument of a graph needs. Recursion over tens of thousands of levels would overflow the stack. */
const maxVariableDepth = 100;

const badRequest = { http: { status: 400 } };

/**
 * Throws an InvalidInputError for variables that cannot be used as they were written: they are nested too deep, or have
 * numbers that JSON can write and JavaScript cannot represent.
 */
export function requireReadableVariables(
  variables: Variables,
  operation: OperationDefinitionNode,
  schema: GraphQLSchema,
): void {
  const found = { isTooDeep: false, hasLargeNumber: false };
  inspect(variables, maxVariableDepth, found);
  if (found.isTooDeep) {
    throw new InvalidInputError(
      `The variables are nested deeper than ${maxVariableDepth} levels. Send flatter ones.`,
      badRequest,
    );
  }
  if (found.hasLargeNumber) refuseInexactNumbers(variables, operation, schema);
}

function inspect(value: unknown, levels: number, found: { isTooDeep: boolean; hasLargeNumber: boolean }): void {
  if (typeof value === 'number') {
    if (Math.abs(value) > Number.MAX_SAFE_INTEGER) found.hasLargeNumber = true;
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (levels === 0) {
    found.isTooDeep = true;
    return;
  }
  for (const member of Object.values(value)) inspect(member, levels - 1, found);
}

/** A large integer with all its digits is a BigInt. This is about the others, such as 1e20, and about Infinity. */
function refuseInexactNumbers(
  variables: Variables,
  { variableDefinitions = [] }: OperationDefinitionNode,
  schema: GraphQLSchema,
): void {
  for (const definition of variableDefinitions) {
    const name = definition.variable.name.value;
    const number = findInexactNumber(variables[name], typeOfVariable(schema, definition));
    if (number === undefined) continue;
    throw new InvalidInputError(
      `The variable "$${name}" holds a number that cannot be read exactly (${number}). ` +
        'Send it as a string, or as an integer with all its digits.',
      badRequest,
      definition,
    );
  }
}

function findInexactNumber(value: unknown, type: GraphQLInputType | undefined): number | undefined {
  if (isNonNullType(type)) return findInexactNumber(value, type.ofType);
  // A single value is coerced to a list of one.
  if (isListType(type) && !Array.isArray(value)) return findInexactNumber(value, type.ofType as GraphQLInputType);
  if (typeof value === 'number') {
    // GraphQL itself refuses a large Int and an infinite Float; the last digits of a Float do not matter.
    const isExactEnough = type === GraphQLInt || type === GraphQLFloat || Math.abs(value) <= Number.MAX_SAFE_INTEGER;
    return isExactEnough ? undefined : value;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const typeOf = memberTypes(type);
  for (const [key, member] of Object.entries(value)) {
    const number = findInexactNumber(member, typeOf(key));
    if (number !== undefined) return number;
  }
  return undefined;
}

/** The types of a value's members; undefined for those of a custom scalar. */
function memberTypes(type: GraphQLInputType | undefined): (key: string) => GraphQLInputType | undefined {
  if (isListType(type)) return () => type.ofType;
  if (!isInputObjectType(type)) return () => undefined;
  const fields = type.getFields();
  return (key) => fields[key]?.type;
}

/**
 * Replaces each BigInt, which {@link parseJson} makes of a large integer, by what its type expects: an ID is its digits, a
 * custom scalar gets the BigInt, and every other type the nearest number. Variables without BigInts are returned as they
 * are.
 */
export function exactVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Variables,
): Variables {
  if (!hasBigInts(variables)) return variables;
  const isGiven = ({ variable }: VariableDefinitionNode): boolean => Object.hasOwn(variables, variable.name.value);
  return Object.fromEntries(
    variableDefinitions.filter(isGiven).map((definition) => {
      const name = definition.variable.name.value;
      return [name, exactValue(variables[name], typeOfVariable(schema, definition))];
    }),
  );
}

function exactValue(value: unknown, declared: GraphQLInputType | undefined): unknown {
  const type = declared && getNullableType(declared);
  if (Array.isArray(value)) {
    const itemType = isListType(type) ? type.ofType : type;
    return value.map((item) => exactValue(item, itemType));
  }
  if (isListType(type)) return exactValue(value, type.ofType);
  if (typeof value === 'bigint') return exactInteger(value, type);
  if (typeof value !== 'object' || value === null) return value;
  const fields = isInputObjectType(type) ? type.getFields() : undefined;
  const typeOf = (name: string) => (fields ? fields[name]?.type : type);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, exactValue(member, typeOf(name))]));
}

function exactInteger(value: bigint, type: GraphQLInputType | undefined): unknown {
  if (type === GraphQLID) return String(value);
  return isScalarType(type) && !isSpecifiedScalarType(type) ? value : Number(value);
}

const typeOfVariable = (schema: GraphQLSchema, { type }: VariableDefinitionNode): GraphQLInputType | undefined =>
  typeFromAST(schema, type) as GraphQLInputType | undefined;
