import { GraphQLError } from 'graphql';
import type { ResponsePath } from '../plan/places';

/** Thrown when a value is not as its type says, to write the response again with care. */
export class Flaw extends Error {}

/** The writing of one response. */
export interface Writing {
  /** The objects and lists that stand at several places of the data. */
  shared: ReadonlySet<object>;
  /** Whether every string of the data is JSON once it stands in quotes. */
  isPlain: boolean;
  /** What was written of them, by writer. */
  written: Map<object, Map<object, string | undefined>>;
  /** Followed only once something is known to be wrong. */
  path: ResponsePath | undefined;
  errors: GraphQLError[];
}

/** Notes that a value is not as its type says. */
export function flawed(writing: Writing, message: string): void {
  if (!writing.path) throw new Flaw(message);
  writing.errors.push(new GraphQLError(message, { path: [...writing.path], extensions: { code: 'INVALID_GRAPHQL' } }));
}
