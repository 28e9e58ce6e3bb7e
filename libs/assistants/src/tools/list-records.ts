import {
  getNamedType,
  isInputObjectType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import { isRecord } from '@tokorozawa/record-fields';
import { z } from 'zod';
import { recordSelection, source, sourceOf, type SourcedRecord } from '../source';
import { defineTool, missing, readAnswer, ToolError } from '../tool';

/** A list among the root fields of the graph. */
interface List {
  field: string;
  isPaged: boolean;
  /** The name of the input type of its conditions. */
  filter: string;
}

export const listRecordsTool = defineTool({
  name: 'list_records',
  title: 'List records of one type (一覧)',
  description:
    'Lists the records of one type, such as SisterCity (姉妹都市), Section (節), Program (事業) or CenterCourse (講座), each with its permanent address and source. "describe_schema" lists the types; a type that does not exist is answered with those that do.',
  input: {
    type: z
      .string()
      .min(1)
      .max(100)
      .describe('A GraphQL type, "SisterCity", also as "search" names it: "SISTER_CITY".'),
    text: z.string().max(200).optional().describe('Only those with this text, in Japanese or English.'),
    section: z
      .string()
      .max(100)
      .optional()
      .describe('Only those that serve this section (節), by its code, such as "5-5".'),
    limit: z.int().min(1).max(100).default(50),
    after: z.string().optional().describe('The "next" of the page before.'),
  },
  output: {
    records: z.array(source),
    totalCount: z.int(),
    next: z.string().nullable().describe('Give it as "after" for the next page; null on the last one.'),
    missing,
  },
  async run({ type, text, section, limit, after }, context) {
    const lists = listsOf(context.schema);
    const list = lists.get(typeNamed(type, context.schema));
    if (!list)
      throw new ToolError(`There is no list of "${type}". There are lists of ${[...lists.keys()].join(', ')}.`);
    const answer = await context.ask(queryOf(list), {
      where: { text, section },
      ...(list.isPaged && { first: limit, after }),
    });
    const { data, missing } = readAnswer(answer);
    const read = data[list.field];
    const page = list.isPaged ? (read as Page) : pageOf(read as SourcedRecord[], limit, after);
    const records = page.nodes.map((record) => sourceOf(record, context));
    const next = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    return { records, totalCount: page.totalCount, next, missing };
  },
});

interface Page {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  nodes: SourcedRecord[];
}

/** A page of a list that the graph gives as a whole. Its cursor is the number of records before it. */
function pageOf(all: SourcedRecord[], limit: number, after = '0'): Page {
  const start = /^\d{1,6}$/.test(after) ? Number(after) : NaN;
  if (!(start <= all.length)) throw new ToolError('"after" is not the "next" of a page of this list. Leave it out.');
  const end = start + limit;
  return {
    totalCount: all.length,
    pageInfo: { hasNextPage: end < all.length, endCursor: String(end) },
    nodes: all.slice(start, end),
  };
}

const queryOf = ({ field, isPaged, filter }: List): string =>
  isPaged
    ? `query AssistantList($where: ${filter}, $first: Int, $after: String) {
        ${field}(where: $where, first: $first, after: $after) {
          totalCount pageInfo { hasNextPage endCursor } nodes ${recordSelection}
        }
      }`
    : `query AssistantList($where: ${filter}) { ${field}(where: $where) ${recordSelection} }`;

const known = new WeakMap<GraphQLSchema, Map<string, List>>();

/** The lists of the graph, by the type of their records. */
export function listsOf(schema: GraphQLSchema): Map<string, List> {
  let lists = known.get(schema);
  if (!lists) {
    const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
    known.set(schema, (lists = new Map(fields.flatMap((field) => listOf(field) ?? []))));
  }
  return lists;
}

/** The name of a type, which may be given as a value of the enum of types of records: "SISTER_CITY". */
export const typeNamed = (given: string, schema: GraphQLSchema): string =>
  schema.getType(given)
    ? given
    : given.toLowerCase().replaceAll(/(?:^|_)([a-z])/g, (_match, letter: string) => letter.toUpperCase());

function listOf(field: GraphQLField<unknown, unknown>): [type: string, List][] {
  const where = argument(field, 'where');
  const filter = where && getNamedType(where.type);
  if (!isInputObjectType(filter)) return [];
  const isPaged = argument(field, 'first') !== undefined;
  const named = getNamedType(field.type);
  const nodes = isPaged && isObjectType(named) ? named.getFields().nodes : undefined;
  const type = nodes ? getNamedType(nodes.type) : named;
  const isListOfRecords = isObjectType(type) && isRecord(type) && isPaged === (nodes !== undefined);
  if (!isListOfRecords) return [];
  return [[type.name, { field: field.name, isPaged, filter: filter.name }]];
}

const argument = ({ args }: GraphQLField<unknown, unknown>, name: string): GraphQLArgument | undefined =>
  args.find((one) => one.name === name);
