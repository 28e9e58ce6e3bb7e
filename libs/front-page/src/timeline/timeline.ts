import { badParameter, enumParameter, type Answer, type ResourceRequest } from '@tokorozawa/resources';
import type { DatedText } from '../date-text';

/** What the reader wants to see of the time line. */
export interface TimelineChoice {
  /** The first and the last day, month, year or fiscal year, as people write them; empty for no bound. */
  from: string;
  to: string;
  /** A value of the enum `Subgraph`; empty for all domains. */
  subgraph: string;
  order: 'newest' | 'oldest';
  /** True for all events on one page. */
  isWhole: boolean;
}

export const everything: TimelineChoice = { from: '', to: '', subgraph: '', order: 'newest', isWhole: false };

/** Something that happened. */
export interface TimelineEvent {
  id: string;
  name: string;
  /** The date field of the record in words: "始まり". */
  fieldName: string;
  /** What happened, in the words of the record; null if name and field say it. */
  text: string | null;
  date: DatedText;
  subgraph: string;
  recordType: string;
  recordId: string;
}

export interface EventPage {
  totalCount: number;
  nodes: TimelineEvent[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  /** Values of the enum `Subgraph`: the domains whose newest events may be missing. */
  unavailable: string[];
}

const query = `query Timeline(
  $from: DateBound, $to: DateBound, $domain: [Subgraph!], $direction: OrderDirection!, $first: Int!, $after: String
) {
  events(where: { between: { start: $from, end: $to }, subgraphs: $domain }, orderBy: { field: DATE, direction: $direction }, first: $first, after: $after) {
    totalCount
    nodes { id name fieldName text date { precision earliest } subgraph recordType recordId }
    pageInfo { hasNextPage endCursor }
    unavailable
  }
}`;

/** Reads the choice in an address: `/timeline?from=1995&to=2005&domain=INFORMATIZATION&order=oldest`. */
export const choiceInQuery = ({ query, schema }: Pick<ResourceRequest, 'query' | 'schema'>): TimelineChoice => ({
  from: (query.get('from') ?? '').trim(),
  to: (query.get('to') ?? '').trim(),
  subgraph: enumParameter(schema, 'Subgraph', query, 'domain') ?? '',
  order: choiceOf(query, 'order', ['newest', 'oldest']),
  isWhole: choiceOf(query, 'rows', ['50', 'all']) === 'all',
});

/** The value of a parameter; the first of its values if it is absent. */
function choiceOf<Value extends string>(query: URLSearchParams, name: string, values: readonly [Value, Value]): Value {
  const text = query.get(name) ?? values[0];
  const found = values.find((value) => value === text);
  if (found !== undefined) return found;
  throw badParameter(name, {
    ja: `「${name}」は ${values.join(' か ')} です。`,
    en: `"${name}" must be ${values.join(' or ')}.`,
  });
}

/** The parameters of a choice, without those that change nothing. */
export function parametersOf({ from, to, subgraph, order, isWhole }: TimelineChoice, after?: string): URLSearchParams {
  return new URLSearchParams({
    ...(from && { from }),
    ...(to && { to }),
    ...(subgraph && { domain: subgraph }),
    ...(order === 'oldest' && { order }),
    ...(isWhole && { rows: 'all' }),
    ...(after && { after }),
  });
}

export function timelinePath(choice: TimelineChoice, after?: string): string {
  const parameters = String(parametersOf(choice, after));
  return `/timeline${parameters && `?${parameters}`}`;
}

/** Reads events, behind the cursor of the page before them. The page is null if they could not be read. */
export async function readEvents(
  { ask }: ResourceRequest,
  { from, to, subgraph, order }: TimelineChoice,
  { first, after }: { first: number; after: string | null },
): Promise<{ page: EventPage | null; errors: Answer<unknown>['errors'] }> {
  const { data, errors } = await ask<{ events: EventPage | null }>(query, {
    ...(from && { from }),
    ...(to && { to }),
    ...(subgraph && { domain: [subgraph] }),
    direction: order === 'newest' ? 'DESC' : 'ASC',
    first,
    after,
  });
  return { page: data?.events ?? null, errors };
}

/** The most events that one page shows. */
const maxEvents = 1_000;

/** Reads all events of a choice. */
export async function readAllEvents(request: ResourceRequest, choice: TimelineChoice): ReturnType<typeof readEvents> {
  const nodes: TimelineEvent[] = [];
  for (let after: string | null = null; ;) {
    const { page, errors } = await readEvents(request, choice, { first: 100, after });
    if (!page) return { page, errors };
    nodes.push(...page.nodes);
    const { hasNextPage, endCursor } = page.pageInfo;
    if (!hasNextPage || endCursor === null || nodes.length >= maxEvents) return { page: { ...page, nodes }, errors };
    after = endCursor;
  }
}

/** Consecutive events with the same year, in the order of the answer. */
export function eventsByYear(events: readonly TimelineEvent[]): { year: string; events: TimelineEvent[] }[] {
  const years: { year: string; events: TimelineEvent[] }[] = [];
  for (const event of events) {
    const year = event.date.earliest.slice(0, 4);
    const last = years.at(-1);
    if (last?.year === year) last.events.push(event);
    else years.push({ year, events: [event] });
  }
  return years;
}
