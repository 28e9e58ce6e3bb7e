import {
  getVariableValues,
  visit,
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql';
import { inheritedNames, ownValue, setOwn, type Json } from '../json';

/**
 * True for names that mean something else further on. Planners make variables for representations (`representations`,
 * `__batch_reps_0`), we make some for literals (`_l0`), and JavaScript objects inherit properties.
 */
const isReserved = (name: string): boolean => /^(_|representations|caller_)/.test(name) || inheritedNames.has(name);

/** The name of a caller's variable from here on. It depends on the caller's name alone, and no two get the same. */
const safeName = (name: string): string => (isReserved(name) ? `caller_${name}` : name);

/** The document with safe names for all variables; the same document if all of them are safe. */
export function withSafeVariables(document: DocumentNode, operation: OperationDefinitionNode): DocumentNode {
  if (!definitionsOf(operation).some(({ variable }) => isReserved(variable.name.value))) return document;
  return visit(document, {
    Variable: { leave: (node) => ({ ...node, name: { ...node.name, value: safeName(node.name.value) } }) },
  });
}

/** The values of variables by their safe names. */
interface VariableValues {
  /** As the caller gave them. */
  given: Json;
  /** Coerced to their types, with their defaults. */
  coerced: Json;
}

/** If more values do not fit, the first ones say enough; each message holds the whole value around the error. */
const maxErrors = 3;

/**
 * Reads the values that a caller gives to the variables of an operation.
 * @param safe the operation with safe variables
 * @returns errors in terms of the caller's own variables if values do not fit
 */
export function readVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  safe: OperationDefinitionNode,
  given: Json,
): VariableValues | { errors: readonly GraphQLError[] } {
  const definitions = definitionsOf(operation);
  const values = safe === operation ? given : withSafeNames(definitions, given);
  const { coerced, errors } = getVariableValues(schema, definitionsOf(safe), values, { maxErrors });
  if (coerced) return { given: values, coerced };
  const told = safe === operation ? errors : getVariableValues(schema, definitions, given, { maxErrors }).errors;
  // A further error only says that there are more.
  return { errors: told?.slice(0, maxErrors) ?? [] };
}

const definitionsOf = ({ variableDefinitions = [] }: OperationDefinitionNode): readonly VariableDefinitionNode[] =>
  variableDefinitions;

function withSafeNames(definitions: readonly VariableDefinitionNode[], given: Json): Json {
  const values: Json = {};
  for (const { variable } of definitions) {
    const name = variable.name.value;
    const value = ownValue(given, name);
    if (value !== undefined) setOwn(values, safeName(name), value);
  }
  return values;
}
