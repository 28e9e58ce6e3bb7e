import { subgraphsMissingIn, type ResourceRequest } from '@tokorozawa/resources';
import {
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isListType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import type { Parameter } from './parameters';
import type { Question } from './question';

/** A value of an input, and what it is called. */
export type Choice = readonly [value: string, text: string];

/** With more records, a reader types the key of one. */
const maxChoices = 100;

/** What parameters can name, by the names of the parameters. */
export interface RecordChoices {
  choices: Map<string, Choice[]>;
  /** The subgraphs that do not answer, so that a key is typed instead. */
  missing: Map<string, string>;
}

/**
 * For each parameter that names a record by its key, such as the room whose fee is asked, all records that it can name. A
 * parameter has none if there are too many.
 */
export async function readRecordChoices(
  { ask, schema }: Pick<ResourceRequest, 'ask' | 'schema'>,
  { parameters }: Question,
): Promise<RecordChoices> {
  const read: RecordChoices = { choices: new Map(), missing: new Map() };
  await Promise.all(
    parameters.map(async (parameter) => {
      const query = listQuery(schema, parameter);
      if (!query) return;
      const answer = await ask<{ records: Listed | Listed['nodes'] | null }>(query);
      const [subgraph] = subgraphsMissingIn(answer);
      if (subgraph !== undefined) read.missing.set(parameter.name, subgraph);
      const listed = answer.data?.records;
      if (answer.errors.length > 0 || !listed) return;
      const records = Array.isArray(listed) ? listed : listed.nodes;
      if (records.length > maxChoices || (!Array.isArray(listed) && listed.pageInfo.hasNextPage)) return;
      read.choices.set(
        parameter.name,
        records.flatMap((record) => (record ? [choiceOf(record)] : [])),
      );
    }),
  );
  return read;
}

interface Listed {
  pageInfo: { hasNextPage: boolean };
  nodes: ({ key: string; code?: string | null; name: string } | null)[];
}

const choiceOf = ({ key, code, name }: { key: string; code?: string | null; name: string }): Choice => [
  key,
  [code, name].filter(Boolean).join(' '),
];

/** Asks for all records of the type that a root field finds by the parameter; undefined if it does not find records so. */
function listQuery(schema: GraphQLSchema, { use, isList }: Parameter): string | undefined {
  const root = schema.getQueryType();
  if (isList || !root || !use?.argument || use.type !== root.name) return undefined;
  const fields = root.getFields();
  const record = getNamedType(fields[use.field]?.type);
  const selection = isObjectType(record) && keyAndName(record, use.argument);
  if (!selection) return undefined;
  const lists = Object.values(fields).filter(({ args }) => !args.some(isRequiredArgument));
  const list = lists.find((field) => isListOf(field, record));
  if (list) return `query Choices { records: ${list.name} { ${selection} } }`;
  const connection = lists.find((field) => isConnectionOf(field, record));
  const page = `pageInfo { hasNextPage } nodes { ${selection} }`;
  return connection && `query Choices { records: ${connection.name}(first: ${maxChoices}) { ${page} } }`;
}

/** The key by which a record is found, and what it is called; undefined if it does not say either. */
function keyAndName(record: GraphQLObjectType, key: string): string | undefined {
  const { [key]: found, name, code } = record.getFields();
  return found && name ? `key: ${key} ${code && key !== 'code' ? 'code' : ''} name` : undefined;
}

const isListOf = ({ type }: GraphQLField<unknown, unknown>, record: GraphQLObjectType): boolean =>
  isListType(getNullableType(type)) && getNamedType(type) === record;

function isConnectionOf({ type }: GraphQLField<unknown, unknown>, record: GraphQLObjectType): boolean {
  const connection = getNamedType(type);
  const nodes = isObjectType(connection) ? connection.getFields().nodes : undefined;
  return nodes !== undefined && isListOf(nodes, record);
}
