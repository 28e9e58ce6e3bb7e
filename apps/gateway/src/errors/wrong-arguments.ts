import { InvalidInputError } from '@tokorozawa/vocabulary';
import { type GraphQLError, Kind, type ASTNode, type DocumentNode } from 'graphql';
import { placeOfValue, type ArgumentPlace } from './argument-place';

/** A value of an argument that does not fit. */
export interface WrongArgument extends ArgumentPlace {
  /** What is wrong with it. */
  message: string;
}

/** By the error that a library makes its own error of. */
const known = new WeakMap<object, WrongArgument>();

/** The wrong argument that an error is about, where that was noted. */
export function wrongArgumentOf(error: unknown): WrongArgument | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  return known.get(error) ?? known.get((error as Partial<GraphQLError>).originalError ?? error);
}

/**
 * Notes by which argument of which field the value is given that an error complains of, if it complains of one: such a
 * value is told alike, whether it stands in the query or in a variable. What is wrong with the query itself, such as an
 * argument that is not there, stays an error of validation.
 */
export function noteWrongArgument(error: GraphQLError, document: DocumentNode): void {
  const [node, ...others] = error.nodes ?? [];
  if (!node || others.length > 0) return;
  const place = placeOfValue(document, isFault(node));
  const { message } = error.originalError instanceof InvalidInputError ? error.originalError : error;
  if (place) known.set(error.originalError ?? error, { ...place, message });
}

/** A literal is found by itself, a variable wherever it is used. */
function isFault(fault: ASTNode): (node: ASTNode) => boolean {
  if (fault.kind !== Kind.VARIABLE_DEFINITION) return (node) => node === fault;
  const { value } = fault.variable.name;
  return (node) => node.kind === Kind.VARIABLE && node.name.value === value;
}
