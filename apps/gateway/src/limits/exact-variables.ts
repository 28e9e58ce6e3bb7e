import type { GraphQLRequest } from '@apollo/server';
import { InvalidInputError } from '@tokorozawa/vocabulary';
import {
  getNullableType,
  GraphQLID,
  isInputObjectType,
  isListType,
  isScalarType,
  isSpecifiedScalarType,
  typeFromAST,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql';
import { haveBigInts, parseJson } from '../http/exact-json';

type Variables = Record<string, unknown>;

/** The variables of a request with the numbers as they were written; Apollo Server reads those of an address by itself. */
export function writtenVariables({ http, variables = {} }: GraphQLRequest): Variables {
  if (http?.method !== 'GET') return variables;
  const text = new URLSearchParams(http.search).get('variables');
  if (text === null) return variables;
  try {
    return parseJson(text) as Variables;
  } catch (error) {
    // Apollo Server has read them as JSON before.
    throw new InvalidInputError((error as Error).message, { http: { status: 400 } });
  }
}

/** The variables with each large integer as its type wants it: an ID is its digits, a scalar of the graph's own a BigInt. */
export function exactVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  written: Variables,
): Variables {
  if (!haveBigInts(written)) return written;
  const isGiven = ({ variable }: VariableDefinitionNode): boolean => Object.hasOwn(written, variable.name.value);
  return Object.fromEntries(
    variableDefinitions.filter(isGiven).map(({ variable: { name }, type }) => {
      const declared = typeFromAST(schema, type) as GraphQLInputType | undefined;
      return [name.value, exactValue(written[name.value], declared)];
    }),
  );
}

function exactValue(value: unknown, declared: GraphQLInputType | undefined): unknown {
  const type = declared && getNullableType(declared);
  if (Array.isArray(value)) {
    const item = isListType(type) ? type.ofType : type;
    return value.map((inner) => exactValue(inner, item));
  }
  // One value stands for a list of one.
  if (isListType(type)) return exactValue(value, type.ofType);
  if (typeof value === 'bigint') return exactInteger(value, type);
  if (typeof value !== 'object' || value === null) return value;
  const fields = isInputObjectType(type) ? type.getFields() : undefined;
  const typeOf = (name: string) => (fields ? fields[name]?.type : type);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, exactValue(inner, typeOf(name))]));
}

/** To a Float the last digits do not matter, and all other types refuse it. */
function exactInteger(value: bigint, type: GraphQLInputType | undefined): unknown {
  if (type === GraphQLID) return String(value);
  return isScalarType(type) && !isSpecifiedScalarType(type) ? value : Number(value);
}
