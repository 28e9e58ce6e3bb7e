import {
  type AnswerField,
  answerShape,
  type AnswerTable,
  type Failure,
  failuresOf,
  tablesOf,
} from '@tokorozawa/answer-tables';
import { type DocumentNode, type ExecutionResult, type GraphQLSchema, parse } from 'graphql';
import { type LocalizedText } from '../language/language';
import { type PagedList } from './whole-lists';

/** A request with its answer. */
export interface AnsweredRequest {
  query: string;
  variables: Record<string, unknown>;
  operationName: string | undefined;
  /** What the reader wrote as headers of the request. */
  headers: Record<string, string> | undefined;
  answer: ExecutionResult;
  /** The lists that the query asks one page of, but of which the answer has everything. */
  whole?: readonly PagedList[];
  receivedAt: Date;
}

const latest = new Map<string, AnsweredRequest>();
const listeners = new Set<() => void>();
let openTab = '';

/** The last answered request of each editor tab. It survives a change of tabs, but not of pages. */
export const answers = {
  /** Sets the tab that requests are sent from. */
  setOpenTab(id: string): void {
    openTab = id;
  },
  /** The tab that a request sent now belongs to. The sender keeps it until the answer arrives. */
  openTab: (): string => openTab,
  record(tab: string, request: AnsweredRequest): void {
    latest.set(tab, request);
    listeners.forEach((listener) => listener());
  },
  ofTab: (tab: string): AnsweredRequest | undefined => latest.get(tab),
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** An answer in the form that the views use. */
export interface ParsedAnswer {
  request: AnsweredRequest;
  schema: GraphQLSchema;
  /** Undefined if the query cannot be parsed. */
  document: DocumentNode | undefined;
  shape: AnswerField[];
  tables: AnswerTable[];
  failures: Failure[];
}

/**
 * Interprets an answer with the schema. If the query cannot be parsed, the result contains only failures.
 * @param titleOf what a reader calls the domain of a subgraph
 */
export function parseAnswer(
  request: AnsweredRequest,
  schema: GraphQLSchema,
  titleOf: (subgraph: string) => LocalizedText,
): ParsedAnswer {
  const document = parseQuery(request.query);
  const shape = document ? answerShape(schema, document, request.operationName) : [];
  return {
    request,
    schema,
    document,
    shape,
    tables: isEmpty(request.answer) ? [] : tablesOf(shape, request.answer.data),
    failures: failuresOf(request.answer, titleOf),
  };
}

/** True if an answer with errors has no value at all, of which tables would show no more than their heads. */
function isEmpty({ data, errors = [] }: ExecutionResult): boolean {
  return errors.length > 0 && Object.values(data ?? {}).every((value) => value === null);
}

/** Undefined for a query with a syntax error. */
export function parseQuery(query: string): DocumentNode | undefined {
  try {
    return parse(query);
  } catch {
    return undefined;
  }
}
