import { type ASTNode, GraphQLScalarType, valueFromASTUntyped } from 'graphql';
import { z } from 'zod';
import { InvalidInputError, PlanningGraphError } from '../errors/errors';

/** A value of any form, read into the one form of its scalar, or why it cannot be read. */
export type Reading = { value: unknown } | { problem: string };

/** The rule of a kind of value, the same for queries, answers and data files. */
interface ScalarRule {
  /** The name in the schema; also the subject of every error. */
  name: string;
  description: string;
  specifiedByURL: string;
  /**
   * What is wrong with a value as the one form in which it is stored and answered, as a clause that follows
   * `Date cannot be "2024-02-30": `; undefined when nothing is wrong.
   */
  problemWith(value: unknown): string | undefined;
  /** Reads the forms in which people write such a value. A value of an unknown form is returned unchanged. */
  read(value: unknown): Reading;
}

/**
 * Makes a GraphQL scalar, and the zod shape of its values in a data file. Queries may write a value in any form that
 * `read` knows; data files and answers have the one form that `problemWith` accepts, which is that of a `Value`.
 *
 * The scalar throws BAD_USER_INPUT for a literal or a variable, and INTERNAL_SERVER_ERROR for an answer of ours.
 */
export function defineScalar<Value extends string | number>(rule: ScalarRule) {
  const message = (value: unknown, problem: string): string => `${rule.name} cannot be ${written(value)}: ${problem}`;

  const refusal = (value: unknown): string | undefined => {
    const problem = rule.problemWith(value);
    return problem && message(value, problem);
  };

  const parse = (given: unknown, node?: ASTNode): Value => {
    const reading = rule.read(given);
    const problem = 'value' in reading ? rule.problemWith(reading.value) : reading.problem;
    if (problem) throw new InvalidInputError(message(given, problem), {}, node);
    return (reading as { value: Value }).value;
  };

  const serialize = (value: unknown): Value => {
    const fault = refusal(value);
    if (fault) throw new PlanningGraphError(fault, 'INTERNAL_SERVER_ERROR');
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
