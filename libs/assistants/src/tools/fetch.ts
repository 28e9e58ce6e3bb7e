import { recordFields, selectionOf, type RecordField } from '@tokorozawa/record-fields';
import type { GraphQLSchema } from 'graphql';
import { z } from 'zod';
import { figure, figureOf, figureSelection, type FigureRow } from '../figure';
import { provenanceSelection, sourceOf, trustOf, trustOnly, type SourcedRecord } from '../source';
import { defineTool, type Missing, missing, readAnswer, type ToolContext, ToolError } from '../tool';
import { writeRecord } from '../write-record';

const kindQuery = 'query AssistantKind($id: ID!) { node(id: $id) { __typename } }';

/** What is asked for apart, or says which version of a record this is. */
const askedApart = new Set(['id', 'name', 'url', 'provenance', 'observations']);

/** A record with everything that the graph says of it. */
export interface ReadRecord {
  fields: RecordField[];
  data: Record<string, unknown> & SourcedRecord & { observations: { totalCount: number; nodes: FigureRow[] } | null };
  missing: Missing;
}

/** Reads a record by its id, in two operations: what type it is, and what that type has. */
export async function readRecord(id: string, { ask, schema }: ToolContext): Promise<ReadRecord> {
  const { node } = readAnswer(await ask<{ node: { __typename: string } | null }>(kindQuery, { id })).data;
  if (!node) throw new ToolError(`The record "${id}" cannot be read now. Try again in a moment.`);
  const fields = recordFields(schema, node.__typename).filter(({ name }) => !askedApart.has(name));
  const answer = await ask<{ node: ReadRecord['data'] | null }>(queryOf(schema, node.__typename, fields), { id });
  const { data, missing } = readAnswer(answer);
  if (!data.node) throw new ToolError(`${missing[0]?.message ?? `"${id}" cannot be read now.`} Try again in a moment.`);
  return { fields, data: data.node, missing };
}

/** The texts of the queries, one for each type, so that each is parsed and planned once. */
const queries = new WeakMap<GraphQLSchema, Map<string, string>>();

function queryOf(schema: GraphQLSchema, type: string, fields: RecordField[]): string {
  let ofSchema = queries.get(schema);
  if (!ofSchema) queries.set(schema, (ofSchema = new Map<string, string>()));
  let text = ofSchema.get(type);
  if (text === undefined) {
    const own = fields.length > 0 ? selectionOf(fields).slice(1, -1) : '';
    text = `query Assistant${type}($id: ID!) { node(id: $id) { __typename ... on ${type} {
      id name url provenance ${provenanceSelection} ${own}
      observations(first: 100) { totalCount nodes ${figureSelection} }
    } } }`;
    ofSchema.set(type, text);
  }
  return text;
}

const output = {
  id: z.string(),
  title: z.string(),
  text: z.string().describe('The whole record in words, with its source.'),
  url: z.string(),
  metadata: z.record(z.string(), z.string()),
  record: z
    .record(z.string(), z.unknown())
    .describe('As GraphQL has it. Why a value is null is in the gaps of the source.'),
  figures: z.array(figure).describe('Its figures, the oldest period first; at most 100.'),
  source: trustOnly,
  missing,
};

export async function fetchRecord(
  { id }: { id: string },
  context: ToolContext,
): Promise<z.infer<z.ZodObject<typeof output>>> {
  const { fields, data, missing } = await readRecord(id, context);
  const { observations, provenance: _provenance, url: _url, ...record } = data;
  const ofRecord = sourceOf(data, context);
  const figures = (observations?.nodes ?? []).map((row) => figureOf(row, context));
  const metadata = {
    type: data.__typename,
    status: ofRecord.status,
    edition: data.provenance.edition,
    citation: ofRecord.citation,
  };
  const text = writeRecord({ fields, record, figures, source: ofRecord }, context);
  return {
    id: data.id,
    title: data.name,
    text,
    url: ofRecord.url,
    metadata,
    record,
    figures,
    source: trustOf(data, context),
    missing,
  };
}

export const fetchTool = defineTool({
  name: 'fetch',
  title: 'Get a record (記録)',
  description:
    'Gets a record by its id, such as "sister-city-decatur": everything that is known of it, its figures, the records that it names (by their ids), and where it comes from in the source, with what was corrected or cannot be read. "sister-city-decatur@2024" is the version that the edition of 2024 prints. Ids come from "search" and from other results.',
  input: { id: z.string().min(1).max(300).describe('The id of a record.') },
  output,
  run: fetchRecord,
});
