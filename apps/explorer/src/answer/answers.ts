import { type DocumentNode, type ExecutionResult, type GraphQLSchema, parse } from 'graphql';
import { columnKind } from '../table/cells';
import { type AnswerTable, tablesOf } from '../table/flatten';
import { type Failure, failuresOf } from './failures';
import { type AnswerField, answerShape } from './shape';

/** A request with its answer. */
export interface AnsweredRequest {
  query: string;
  variables: Record<string, unknown>;
  operationName: string | undefined;
  answer: ExecutionResult;
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

/** Interprets an answer with the schema. If the query cannot be parsed, the result contains only failures. */
export function parseAnswer(request: AnsweredRequest, schema: GraphQLSchema): ParsedAnswer {
  const document = parseQuery(request.query);
  const shape = document ? answerShape(schema, document, request.operationName) : [];
  return {
    request,
    schema,
    document,
    shape,
    tables: tablesOf(shape, request.answer.data),
    failures: failuresOf(request.answer),
  };
}

function parseQuery(query: string): DocumentNode | undefined {
  try {
    return parse(query);
  } catch {
    return undefined;
  }
}

/**
 * The table to show first: one whose innermost records have figures and that has several rows, else the longest, else
 * one with figures.
 */
export function firstTable(tables: AnswerTable[]): AnswerTable | undefined {
  const withFigures = tables.filter(({ columns, lists }) =>
    columns.some(({ field, level }) => level === lists.length - 1 && columnKind(field) === 'measure'),
  );
  const [longest] = [...tables].sort((a, b) => b.rows.length - a.rows.length);
  const hasSeveralRows = (table: AnswerTable | undefined) => table !== undefined && table.rows.length > 1;
  return (
    withFigures.find(hasSeveralRows) ??
    [longest].find(hasSeveralRows) ??
    withFigures.find(({ rows }) => rows.length > 0) ??
    longest
  );
}
