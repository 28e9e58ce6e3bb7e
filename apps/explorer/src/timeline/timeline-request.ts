import { type ExecutionResult } from 'graphql';
import { type GraphQLRequest } from '../answer/gateway';
import { type DatedText } from '../language/date-text';

/** What the reader wants to see of the time line. */
export interface TimelineChoice {
  /** The first and the last day, month, year or fiscal year, as people write them; empty for no bound. */
  from: string;
  to: string;
  /** A value of the enum `Subgraph`; empty for all domains. */
  subgraph: string;
  order: 'newest' | 'oldest';
}

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

const pageSize = 20;

const query = `
  query Timeline($where: EventFilter, $direction: OrderDirection!, $first: Int!, $after: String) {
    events(where: $where, orderBy: { field: DATE, direction: $direction }, first: $first, after: $after) {
      totalCount
      nodes {
        id
        name
        fieldName
        text
        date {
          precision
          earliest
        }
        subgraph
        recordType
        recordId
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      unavailable
    }
  }
`;

/** The request for a page of the time line, after the cursor of the page before. */
export function timelineRequest({ from, to, subgraph, order }: TimelineChoice, after: string | null): GraphQLRequest {
  const [start, end] = [boundOf(from), boundOf(to)];
  return {
    query,
    variables: {
      where: { ...((start || end) && { between: { start, end } }), ...(subgraph && { subgraphs: [subgraph] }) },
      direction: order === 'newest' ? 'DESC' : 'ASC',
      first: pageSize,
      after,
    },
  };
}

/** A bound as it is sent; undefined for none, and for a year of which only the first digits are typed. */
function boundOf(written: string): string | undefined {
  const trimmed = written.trim();
  return trimmed && !/^\d{1,3}$/.test(trimmed) ? trimmed : undefined;
}

/** The page in an answer; undefined if the graph did not answer. */
export function eventPage({ data }: ExecutionResult): EventPage | undefined {
  return (data as { events: EventPage | null } | null | undefined)?.events ?? undefined;
}
