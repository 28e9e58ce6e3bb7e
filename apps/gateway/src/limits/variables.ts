import { InvalidInputError } from '@tokorozawa/vocabulary';
import {
  GraphQLFloat,
  GraphQLInt,
  isInputObjectType,
  isListType,
  isNonNullType,
  typeFromAST,
  type GraphQLInputType,
  type GraphQLSchema,
  type NamedTypeNode,
  type OperationDefinitionNode,
} from 'graphql';

/** Deeper than any argument of the graph; what is written level by level would run out of stack on tens of thousands. */
const mostLevels = 100;

const refused = { http: { status: 400 } };

/**
 * Throws an InvalidInputError for variables that cannot be read as they were written: nested deeper than the graph
 * reads, or with numbers that JSON has and JavaScript has not.
 */
export function requireReadable(variables: object, operation: OperationDefinitionNode, schema: GraphQLSchema): void {
  const found = { isTooDeep: false, hasHugeNumber: false };
  look(variables, mostLevels, found);
  if (found.isTooDeep) {
    throw new InvalidInputError(
      `The variables are nested deeper than ${mostLevels} levels. Send flatter ones.`,
      refused,
    );
  }
  if (found.hasHugeNumber) refuseInexactNumbers(variables as Record<string, unknown>, operation, schema);
}

/** Looks no deeper than it was told to. */
function look(value: unknown, levels: number, found: { isTooDeep: boolean; hasHugeNumber: boolean }): void {
  if (typeof value === 'number') {
    if (Math.abs(value) > Number.MAX_SAFE_INTEGER) found.hasHugeNumber = true;
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (levels === 0) {
    found.isTooDeep = true;
    return;
  }
  for (const inner of Object.values(value)) look(inner, levels - 1, found);
}

/** Large integers are told by exact-variables.ts; what is left has an exponent, and to a Float its digits do not matter. */
function refuseInexactNumbers(
  variables: Record<string, unknown>,
  { variableDefinitions = [] }: OperationDefinitionNode,
  schema: GraphQLSchema,
): void {
  for (const definition of variableDefinitions) {
    const { variable, type } = definition;
    const name = variable.name.value;
    const wanted = typeFromAST(schema, type as NamedTypeNode) as GraphQLInputType | undefined;
    const number = inexactNumber(variables[name], wanted);
    if (number === undefined) continue;
    throw new InvalidInputError(
      `The variable "$${name}" holds a number that cannot be read exactly (${number}). ` +
        'Send it as a string, or as an integer with all its digits.',
      refused,
      definition,
    );
  }
}

function inexactNumber(value: unknown, type: GraphQLInputType | undefined): number | undefined {
  if (isNonNullType(type)) return inexactNumber(value, type.ofType);
  // One item stands for a list of it.
  if (isListType(type) && !Array.isArray(value)) return inexactNumber(value, type.ofType as GraphQLInputType);
  if (typeof value === 'number') {
    // Int refuses it by itself, and Float what is not finite.
    const isExactEnough = type === GraphQLInt || type === GraphQLFloat || Math.abs(value) <= Number.MAX_SAFE_INTEGER;
    return isExactEnough ? undefined : value;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const typeOf = innerType(type);
  for (const [key, inner] of Object.entries(value)) {
    const number = inexactNumber(inner, typeOf(key));
    if (number !== undefined) return number;
  }
  return undefined;
}

/** The types of what is in a value; undefined in what a custom scalar holds. */
function innerType(type: GraphQLInputType | undefined): (key: string) => GraphQLInputType | undefined {
  if (isListType(type)) return () => type.ofType;
  if (!isInputObjectType(type)) return () => undefined;
  const fields = type.getFields();
  return (key) => fields[key]?.type;
}
