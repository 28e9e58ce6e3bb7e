import { type ExecutionResult } from 'graphql';
import { type GraphQLRequest } from '../answer/gateway';

/** What the reader searches for. */
export interface Search {
  text: string;
  /** A value of the enum `Subgraph`: only records of this domain; undefined for everything. */
  subgraph: string | undefined;
}

/** A text in which the places that match are marked, in UTF-16 units. */
export interface Snippet {
  text: string;
  marks: { start: number; end: number }[];
}

/** A record, a question or a part of the publication that was found. */
export interface SearchHit {
  id: string;
  kind: 'RECORD' | 'QUESTION' | 'PART';
  title: string;
  /** A value of the enum `Subgraph`. */
  subgraph: string;
  /** A value of the enum `RecordType`; null for questions and parts. */
  recordType: string | null;
  recordId: string | null;
  /** The field that matches, in words. */
  fieldName: string | null;
  snippet: Snippet | null;
  /** The edition that no longer prints the record. */
  omittedSince: { name: string } | null;
  question: { id: string } | null;
  part: { id: string } | null;
}

/** How many hits have a value, such as those of one domain, and what the value is called. */
export interface Facet {
  value: string;
  name: string;
  count: number;
}

/** A text to search for instead. */
export interface Suggestion {
  text: string;
}

interface Hits {
  totalCount: number;
  isTotalExact: boolean;
  nodes: SearchHit[];
}

/** What the graph answers to a search. */
export interface SearchAnswer {
  records: Hits & {
    facets: { subgraphs: Facet[]; recordTypes: Facet[] };
    unavailable: string[];
    suggestions: Suggestion[];
  };
  /** Questions and parts of the publication: null if they could not be read, undefined if one domain was searched. */
  others: Hits | null | undefined;
  suggest: Suggestion[] | null | undefined;
}

/** How many records of all domains are listed, and how many of a single domain. */
const listedRecords = { all: 40, ofOneDomain: 100 };

const query = `
  query Search($text: String!, $where: SearchFilter!, $first: Int!, $everything: Boolean!) {
    records: search(text: $text, where: $where, first: $first) {
      totalCount
      isTotalExact
      nodes {
        ...Hit
      }
      facets {
        subgraphs {
          value
          name
          count
        }
        recordTypes {
          value
          name
          count
        }
      }
      unavailable
      suggestions {
        text
      }
    }
    others: search(text: $text, where: { kinds: [PART, QUESTION] }, first: 50) @include(if: $everything) {
      totalCount
      isTotalExact
      nodes {
        ...Hit
      }
    }
    suggest(text: $text, first: 6) @include(if: $everything) {
      text
    }
  }

  fragment Hit on SearchHit {
    id
    kind
    title
    subgraph
    recordType
    recordId
    fieldName
    snippet {
      text
      marks {
        start
        end
      }
    }
    omittedSince {
      name
    }
    question {
      id
    }
    part {
      id
    }
  }
`;

/** The request for a search; undefined for an empty text. */
export function searchRequest({ text, subgraph }: Search): GraphQLRequest | undefined {
  if (!text.trim()) return undefined;
  return {
    query,
    variables: {
      text,
      where: { kinds: ['RECORD'], ...(subgraph && { subgraphs: [subgraph] }) },
      first: subgraph ? listedRecords.ofOneDomain : listedRecords.all,
      everything: !subgraph,
    },
  };
}

/** The data of an answer; undefined if the search itself was not answered. */
export function searchAnswer({ data }: ExecutionResult): SearchAnswer | undefined {
  return data?.records ? (data as unknown as SearchAnswer) : undefined;
}

/** Texts that the reader may be about to type, without the text itself and the names of hits that are listed anyway. */
export function completionsBeside({ records, others, suggest }: SearchAnswer, text: string): Suggestion[] {
  const listed = new Set([records, others].flatMap((hits) => hits?.nodes.map(({ title }) => title) ?? []));
  return suggest?.filter((suggestion) => suggestion.text !== text && !listed.has(suggestion.text)) ?? [];
}

/** The request for the ready-made questions that match a text; undefined for an empty text. */
export function questionSearchRequest(text: string): GraphQLRequest | undefined {
  if (!text) return undefined;
  return { query: questionQuery, variables: { text } };
}

const questionQuery = `
  query SearchQuestions($text: String!) {
    search(text: $text, where: { kinds: [QUESTION] }, first: 100) {
      nodes {
        question {
          id
        }
      }
    }
  }
`;

/** The ids of the questions that were found, the best first; undefined if the search was not answered. */
export function questionIds({ data }: ExecutionResult): string[] | undefined {
  const answer = data as { search: { nodes: Pick<SearchHit, 'question'>[] } | null } | null | undefined;
  return answer?.search?.nodes.flatMap(({ question }) => question?.id ?? []);
}
