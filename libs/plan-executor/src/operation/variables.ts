import {
  getVariableValues,
  Kind,
  visit,
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  type NameNode,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql';
import { inheritedNames, ownValue, setOwn, type Json } from '../plan/own-value';

/**
 * Names that mean something else to those who read an operation after us. Planners make variables for representations
 * (`representations`, `__batch_reps_0`), we make some for literals (`_l0`), and objects of JavaScript inherit names.
 */
const isReserved = (name: string): boolean => /^(_|representations|caller_)/.test(name) || inheritedNames.has(name);

/** The name of a caller's variable from here on. Equal names stay equal, and different names stay different. */
const safeName = (name: string): string => (isReserved(name) ? `caller_${name}` : name);

const definitionsOf = ({ variableDefinitions = [] }: OperationDefinitionNode): readonly VariableDefinitionNode[] =>
  variableDefinitions;

/** The document with safe names for all variables of its operation; the same document if it has no others. */
export function withSafeVariables(document: DocumentNode, operation: OperationDefinitionNode): DocumentNode {
  if (!definitionsOf(operation).some(({ variable }) => isReserved(variable.name.value))) return document;
  const rename = (name: NameNode): NameNode => ({ ...name, value: safeName(name.value) });
  return visit(document, { [Kind.VARIABLE]: { leave: (node) => ({ ...node, name: rename(node.name) }) } });
}

/** Values of variables: as the caller gave them, and with their defaults, as their types want them. */
export interface VariableValues {
  given: Json;
  coerced: Json;
}

/** If more values do not fit, the first ones say enough; the message of each holds the whole value that is around it. */
const maxErrors = 3;

/**
 * Reads the values that a caller gives to the variables of an operation.
 * @param safe the operation with safe names, under which the values are returned
 * @returns errors that name the caller's own variables if values do not fit
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
  const inCallersWords =
    safe === operation ? errors : getVariableValues(schema, definitions, given, { maxErrors }).errors;
  // The one more that may follow says only that there are others.
  return { errors: (inCallersWords ?? []).slice(0, maxErrors) };
}

function withSafeNames(definitions: readonly VariableDefinitionNode[], given: Json): Json {
  const values: Json = {};
  for (const { variable } of definitions) {
    const name = variable.name.value;
    const value = ownValue(given, name);
    if (value !== undefined) setOwn(values, safeName(name), value);
  }
  return values;
}
