import type { SharedGateway } from './shared-gateway';

export interface Hit {
  id: string;
  kind: string;
  title: string;
  field: string;
  fieldName: string;
  snippet: { text: string; marks: { start: number; end: number }[] };
  record: { name: string } | null;
}

export interface Found {
  totalCount: number;
  isTotalExact: boolean;
  nodes: Hit[];
  edges: { cursor: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  suggestions: { text: string; kind: string; count: number | null }[];
}

export const searchFor = `query ($text: String!, $where: SearchFilter, $edition: ID, $first: Int, $after: String) {
  search(text: $text, where: $where, edition: $edition, first: $first, after: $after) {
    totalCount isTotalExact pageInfo { hasNextPage endCursor } edges { cursor }
    nodes { id kind title field fieldName snippet { text marks { start end } } record { ... on Record { name } } }
    suggestions { text kind count }
  }
}`;

type Search = (
  text: string,
  variables?: { where?: object; edition?: string; first?: number; after?: string | null },
  headers?: Record<string, string>,
) => Promise<Found>;

/** Searches through a gateway, and expects that there are no errors. */
export const searchThrough =
  (gateway: SharedGateway): Search =>
  async (text, variables = {}, headers) => {
    const { data, errors } = await gateway.ask(searchFor, { text, ...variables }, headers);
    expect(errors).toBeUndefined();
    return data?.search as Found;
  };

/** The ids of hits, those of records without their kind. */
export const idsOf = ({ nodes }: Found): string[] => nodes.map(({ id }) => id.replace('record:', ''));

export const inEnglish = { 'accept-language': 'en' };
