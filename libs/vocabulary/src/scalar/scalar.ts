import { type ASTNode, GraphQLScalarType, valueFromASTUntyped } from 'graphql';
import { z } from 'zod';
import { InvalidInputError, PlanningGraphError } from '../errors/errors';

/** One strict reading of a kind of value, the same for queries, answers and data files. */
interface ScalarRule {
  /** The name in the schema; also the subject of every error. */
  name: string;
  description: string;
  specifiedByURL?: string;
  /** What is wrong with a value, as a clause that follows `Date cannot be "2024-02-30": `; undefined when all is well. */
  problemWith(value: unknown): string | undefined;
}

/**
 * Makes a GraphQL scalar, and the zod shape that reads the same values from a data file.
 * Neither converts: what is accepted is kept as it was written, and `problemWith` vouches that it is a `Value`.
 *
 * The scalar throws BAD_USER_INPUT for a literal or a variable, and INTERNAL_SERVER_ERROR for an answer of ours.
 */
export function defineScalar<Value extends string | number>(rule: ScalarRule) {
  const refusal = (value: unknown): string | undefined => {
    const problem = rule.problemWith(value);
    return problem && `${rule.name} cannot be ${written(value)}: ${problem}`;
  };

  const parse = (value: unknown, node?: ASTNode): Value => {
    const message = refusal(value);
    if (message) throw new InvalidInputError(message, {}, node);
    return value as Value;
  };

  const serialize = (value: unknown): Value => {
    const message = refusal(value);
    if (message) throw new PlanningGraphError(message, 'INTERNAL_SERVER_ERROR');
    return value as Value;
  };

  return {
    scalar: new GraphQLScalarType<Value, Value>({
      name: rule.name,
      description: rule.description,
      specifiedByURL: rule.specifiedByURL,
      serialize,
      parseValue: (value) => parse(value),
      parseLiteral: (node, variables) => parse(valueFromASTUntyped(node, variables), node),
    }),
    shape: z.custom<Value>((value) => refusal(value) === undefined, { error: ({ input }) => refusal(input) }),
  };
}

/** A value as a caller wrote it. As JSON a number that is too large would be null. */
const written = (value: unknown): string =>
  typeof value === 'number' || typeof value === 'bigint' ? String(value) : JSON.stringify(value);
