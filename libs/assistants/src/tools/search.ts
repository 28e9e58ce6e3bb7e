import { recordPath } from '@tokorozawa/vocabulary/record-id';
import { z } from 'zod';
import { recordSelection, trustOf, trustOnly, type SourcedRecord } from '../source';
import { defineTool, missing, readAnswer, ToolError } from '../tool';

const query = `query AssistantSearch($text: String!, $first: Int!, $where: SearchFilter, $edition: ID) {
  search(text: $text, first: $first, where: $where, edition: $edition) {
    totalCount isTotalExact unavailable
    nodes {
      kind title fieldName snippet { text } subgraph recordType recordId
      record ${recordSelection}
      question { id url }
    }
    suggestions { text kind count }
  }
}`;

interface Answer {
  search: {
    totalCount: number;
    isTotalExact: boolean;
    unavailable: string[];
    nodes: {
      kind: string;
      title: string;
      fieldName: string;
      snippet: { text: string };
      subgraph: string;
      recordType: string | null;
      recordId: string | null;
      record: SourcedRecord | null;
      question: { id: string; url: string } | null;
    }[];
    suggestions: { text: string; kind: string; count: number | null }[];
  };
}

export const searchTool = defineTool({
  name: 'search',
  title: 'Search the planning graph (検索)',
  description:
    'Searches the records of all domains and the ready-made questions. A hit has every word of the query, as it is typed or as it may be meant: kana or kanji, old or new characters, synonyms, readings in Latin letters, English. Use few words, best in Japanese: "図書館", "防災 講座", "男女共同参画 計画", "姉妹都市". Give the id of a result to "fetch", or to "ask_question" if its kind is QUESTION. When nothing is found, try one of the suggestions.',
  input: {
    query: z.string().min(1).max(200).describe('One or more words, of which a hit has all.'),
    limit: z.int().min(1).max(50).default(10).describe('The maximum number of results.'),
    kinds: z
      .array(z.enum(['RECORD', 'QUESTION']))
      .optional()
      .describe('Both when absent.'),
    section: z
      .string()
      .optional()
      .describe(
        'Only records that serve this section (節) of the comprehensive plan, by its id or code, such as "5-5".',
      ),
    edition: z
      .string()
      .optional()
      .describe(
        'Search as this edition (年度版) prints: "2024", "令和6年度版", "R6". The newest versions when absent.',
      ),
  },
  output: {
    results: z.array(
      z.object({
        id: z.string().describe('For "fetch", or for "ask_question" if the kind is QUESTION.'),
        title: z.string(),
        url: z.string(),
        kind: z.string(),
        type: z.string().nullable().describe('The type of the record, such as SISTER_CITY.'),
        domain: z.string(),
        field: z.string().describe('The word for the field that matches best.'),
        text: z.string().describe('What that field says, around the first match.'),
        source: trustOnly.nullable().describe('Null for a question, or if the domain does not answer.'),
      }),
    ),
    totalCount: z.int(),
    isTotalExact: z.boolean(),
    suggestions: z.array(z.object({ text: z.string(), kind: z.string(), count: z.int().nullable() })),
    domainsNotSearched: z.array(z.string()).describe('Domains whose latest changes may be missing now.'),
    missing,
  },
  async run({ query: text, limit, kinds = ['RECORD', 'QUESTION'], section, edition }, context) {
    if (text.trim() === '') throw new ToolError('The query is empty. Give one or more words, such as "図書館".');
    const where = { kinds, section };
    const answer = await context.ask<Answer>(query, { text, first: limit, where, edition });
    const { data, missing } = readAnswer(answer);
    const { nodes, unavailable, ...search } = data.search;
    const results = nodes.map((hit) => ({
      id: hit.recordId ?? hit.question?.id ?? '',
      title: hit.title,
      url: context.addresses.absolute(hit.record?.url ?? hit.question?.url ?? recordPath(hit.recordId ?? '')),
      kind: hit.kind,
      type: hit.recordType,
      domain: hit.subgraph,
      field: hit.fieldName,
      text: hit.snippet.text,
      source: hit.record && trustOf(hit.record, context),
    }));
    return { ...search, results, domainsNotSearched: unavailable, missing };
  },
});
