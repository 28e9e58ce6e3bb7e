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
}

export const everything: TimelineChoice = { from: '', to: '', subgraph: '', order: 'newest' };

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

const query = `query Timeline($where: EventFilter, $direction: OrderDirection!, $first: Int!, $after: String) {
  events(where: $where, orderBy: { field: DATE, direction: $direction }, first: $first, after: $after) {
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
  order: orderInQuery(query),
});

function orderInQuery(query: URLSearchParams): TimelineChoice['order'] {
  const order = query.get('order') ?? 'newest';
  if (order === 'newest' || order === 'oldest') return order;
  throw badParameter('order', {
    ja: '"order" は newest か oldest です。',
    en: '"order" must be newest or oldest.',
  });
}

/** The parameters of a choice, without those that change nothing. */
export function parametersOf({ from, to, subgraph, order }: TimelineChoice, after?: string): URLSearchParams {
  return new URLSearchParams({
    ...(from && { from }),
    ...(to && { to }),
    ...(subgraph && { domain: subgraph }),
    ...(order === 'oldest' && { order }),
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
  const between = from || to ? { start: from || undefined, end: to || undefined } : undefined;
  const { data, errors } = await ask<{ events: EventPage | null }>(query, {
    where: { ...(between && { between }), ...(subgraph && { subgraphs: [subgraph] }) },
    direction: order === 'newest' ? 'DESC' : 'ASC',
    first,
    after,
  });
  return { page: data?.events ?? null, errors };
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
