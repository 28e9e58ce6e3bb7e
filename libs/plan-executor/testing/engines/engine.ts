import type { DocumentNode, ExecutionResult, GraphQLFormattedError } from 'graphql';

/** A request to a subgraph. */
export interface FetchRequest {
  query: string;
  operationName?: string;
  variables: Record<string, unknown>;
  isMutation: boolean;
}

/** True for a request with `_entities` fields. */
export const fetchesEntities = ({ query }: FetchRequest): boolean => /\b_entities\(/.test(query);

/** The entities that a request asks for. */
export function representationsIn({ variables }: FetchRequest): object[] {
  const lists = Object.entries(variables).filter(([name]) => /^(representations$|__batch_reps_)/.test(name));
  return lists.flatMap(([, value]) => (Array.isArray(value) ? (value as object[]) : []));
}

export interface FetchAnswer {
  data?: Record<string, unknown> | null;
  errors?: readonly GraphQLFormattedError[];
  /** As in the executor's FetchAnswer. */
  needsNoEscaping?: boolean;
}

/** Sends a request to a subgraph. Rejects if there is no answer at all. */
export type AskSubgraph<Context> = (subgraph: string, request: FetchRequest, context: Context) => Promise<FetchAnswer>;

export interface Operation<Context> {
  document: DocumentNode;
  operationName?: string;
  variables?: Record<string, unknown>;
  context: Context;
}

/** Anything that executes operations on a supergraph by asking its subgraphs. */
export interface Engine<Context> {
  execute(operation: Operation<Context>): Promise<ExecutionResult>;
  close?(): void;
}

export type StartEngine = <Context>(
  supergraphSdl: string,
  ask: AskSubgraph<Context>,
) => Engine<Context> | Promise<Engine<Context>>;
