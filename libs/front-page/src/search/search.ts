import { enumParameter, type ResourceRequest } from '@tokorozawa/resources';
import { readFiguresOfHits } from './hit-figures';

/** What the reader searches for. */
export interface Search {
  /** Without spaces around it; empty for no search. */
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
  /** What the source counts of it, in words: "女性の割合 20.0 %". Absent for most. */
  figures?: readonly string[] | undefined;
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
    /** The domains whose newest records may be missing. */
    unavailable: string[];
    suggestions: Suggestion[];
  };
  /** Questions and parts of the publication: null if they could not be read, undefined if one domain was searched. */
  others: Hits | null | undefined;
  suggest: Suggestion[] | null | undefined;
}

/** The answer to a search, or why there is none. */
export type SearchOutcome = SearchAnswer | 'not searchable' | 'unavailable';

/** How many records of all domains are listed, and how many of a single domain. */
const maxRecords = { all: 40, ofOneDomain: 100 };

const query = `query Search($text: String!, $where: SearchFilter!, $first: Int!, $everything: Boolean!) {
  records: search(text: $text, where: $where, first: $first) {
    totalCount
    isTotalExact
    nodes { ...Hit }
    facets { subgraphs { value name count } recordTypes { value name count } }
    unavailable
    suggestions { text }
  }
  others: search(text: $text, where: { kinds: [PART, QUESTION] }, first: 50) @include(if: $everything) {
    totalCount
    isTotalExact
    nodes { ...Hit }
  }
  suggest(text: $text, first: 6) @include(if: $everything) { text }
}
fragment Hit on SearchHit {
  id kind title subgraph recordType recordId fieldName
  snippet { text marks { start end } }
  omittedSince { name }
  question { id }
  part { id }
}`;

/** Reads the search in an address: `/?q=防災`, or `/?q=防災&domain=INFORMATIZATION` for the records of one domain. */
export const searchInQuery = ({ query, schema }: Pick<ResourceRequest, 'query' | 'schema'>): Search => ({
  text: (query.get('q') ?? '').trim(),
  subgraph: enumParameter(schema, 'Subgraph', query, 'domain') ?? undefined,
});

/** The path of a search. */
export function searchPath({ text, subgraph }: Search): string {
  return `/?${String(new URLSearchParams({ q: text, ...(subgraph && { domain: subgraph }) }))}`;
}

export async function readSearch(request: ResourceRequest, { text, subgraph }: Search): Promise<SearchOutcome> {
  const { data, errors } = await request.ask<SearchAnswer | { records: null }>(query, {
    text,
    where: { kinds: ['RECORD'], ...(subgraph && { subgraphs: [subgraph] }) },
    first: subgraph ? maxRecords.ofOneDomain : maxRecords.all,
    everything: !subgraph,
  });
  if (data?.records) return withFigures(request, text, data);
  return errors.some(({ extensions }) => extensions?.code === 'BAD_USER_INPUT') ? 'not searchable' : 'unavailable';
}

/** The best hits with their figures, so that a reader who looks for a figure sees it. */
async function withFigures(request: ResourceRequest, text: string, answer: SearchAnswer): Promise<SearchAnswer> {
  const { records } = answer;
  const figures = await readFiguresOfHits(request, text, records.nodes);
  const nodes = records.nodes.map((hit) => ({ ...hit, figures: figures.get(hit.recordId ?? '') }));
  return { ...answer, records: { ...records, nodes } };
}

/** Texts that the reader may have meant, without the text itself and the names of hits that are listed anyway. */
export function completionsBeside({ records, others, suggest }: SearchAnswer, text: string): Suggestion[] {
  const listed = new Set([records, others].flatMap((hits) => hits?.nodes.map(({ title }) => title) ?? []));
  return suggest?.filter((suggestion) => suggestion.text !== text && !listed.has(suggestion.text)) ?? [];
}
