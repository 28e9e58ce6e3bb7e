import {
  type AnswerField,
  answerShape,
  type AnswerTable,
  type Failure,
  failuresOf,
  firstTable,
  tablesOf,
} from '@tokorozawa/answer-tables';
import { type DocumentNode, type ExecutionResult, type GraphQLSchema, parse } from 'graphql';
import { type Language, type LocalizedText } from '../language/language';
import { questionOf } from '../questions/bundled';
import { type PagedList } from './whole-lists';

/** A request with its answer. */
export interface AnsweredRequest {
  query: string;
  variables: Record<string, unknown>;
  operationName: string | undefined;
  /** What the reader wrote as headers of the request. */
  headers: Record<string, string> | undefined;
  answer: ExecutionResult;
  /** The language that the answer was asked for in. */
  language: Language;
  /** The lists that the query asks one page of, but of which the answer has everything. */
  whole?: readonly PagedList[];
  receivedAt: Date;
}

const latest = new Map<string, AnsweredRequest>();
/** Runs that got no answer while there was one of an earlier run, which is kept. */
const unanswered = new Map<string, AnsweredRequest>();
/** Those that are asked for in another language. */
const askedAgain = new Set<AnsweredRequest>();
/** The runs that wait for their answer, by their tabs. */
const underWay = new Map<string, AbortController>();
const listeners = new Set<() => void>();
let openTab = '';

const notify = (): void => listeners.forEach((listener) => listener());

/** The last answered request of each editor tab. It survives a change of tabs, but not of pages. */
export const answers = {
  /** Sets the tab that requests are sent from. */
  setOpenTab(id: string): void {
    openTab = id;
  },
  /** The tab that a request sent now belongs to. The sender keeps it until the answer arrives. */
  openTab: (): string => openTab,
  /** Begins a run of a tab, and aborts the one that is under way, whose answer must not replace that of the later run. */
  begin(tab: string): AbortController {
    underWay.get(tab)?.abort();
    const run = new AbortController();
    underWay.set(tab, run);
    notify();
    return run;
  },
  end(tab: string, run: AbortController): void {
    if (underWay.get(tab) === run) underWay.delete(tab);
    notify();
  },
  /** Aborts the run of a tab, if one is under way. */
  stop(tab: string): void {
    underWay.get(tab)?.abort();
    underWay.delete(tab);
    notify();
  },
  isUnderWay: (tab: string): boolean => underWay.has(tab),
  /**
   * Another run of the query that is shown, if it fails for now, leaves the answer of the earlier run. Returns the answer
   * that the tab has then.
   */
  record(tab: string, request: AnsweredRequest): ExecutionResult {
    const earlier = latest.get(tab);
    const shown = earlier && failsForNow(request.answer) && isRerun(request, earlier) ? earlier : request;
    if (shown === earlier) unanswered.set(tab, request);
    else unanswered.delete(tab);
    latest.set(tab, shown);
    notify();
    return shown.answer;
  },
  /** Begins to ask for an answer in the language that the reader has changed to. Returns a function that ends it. */
  beginAgain(request: AnsweredRequest): () => void {
    askedAgain.add(request);
    notify();
    return () => {
      if (askedAgain.delete(request)) notify();
    };
  },
  isAskedAgain: (request: AnsweredRequest): boolean => askedAgain.has(request),
  ofTab: (tab: string): AnsweredRequest | undefined => latest.get(tab),
  /** The last run of a tab, if it got no answer and that of an earlier run is kept. */
  unansweredOfTab: (tab: string): AnsweredRequest | undefined => unanswered.get(tab),
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** Codes of failures that are not due to the query: the same may be answered in a moment. */
const passing = new Set([
  'GATEWAY_UNREACHABLE',
  'TOO_MANY_REQUESTS',
  'OVERLOADED',
  'SUBGRAPH_UNAVAILABLE',
  'AUTHENTICATION_UNAVAILABLE',
  'INTERNAL_SERVER_ERROR',
]);

const failsForNow = (answer: ExecutionResult): boolean =>
  isEmpty(answer) && failuresOf(answer).every(({ code }) => passing.has(code));

/** True for the same query, perhaps with other variables, as one that has an answer. */
const isRerun = ({ query, operationName }: AnsweredRequest, shown: AnsweredRequest): boolean =>
  shown.query === query && shown.operationName === operationName && !isEmpty(shown.answer);

/** An answer in the form that the views use. */
export interface ParsedAnswer {
  request: AnsweredRequest;
  schema: GraphQLSchema;
  /** Undefined if the query cannot be parsed. */
  document: DocumentNode | undefined;
  shape: AnswerField[];
  tables: AnswerTable[];
  /** The table that is shown until the reader chooses another; undefined if the answer has none. */
  first: AnswerTable | undefined;
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
  // A ready-made question has the tables of its page.
  const named = questionOf(request.query)?.tables ?? [];
  const tables = isEmpty(request.answer) ? [] : tablesOf(shape, request.answer.data, named);
  const own = tables.filter(({ id }) => named.includes(id));
  return {
    request,
    schema,
    document,
    shape,
    tables,
    first: own.find(({ rows }) => rows.length > 0) ?? own[0] ?? firstTable(tables),
    failures: failuresOf(request.answer, titleOf),
  };
}

/** True if an answer with errors has no value at all, of which tables would show no more than their headers. */
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
