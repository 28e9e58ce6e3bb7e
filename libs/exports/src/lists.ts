import {
  columnsOf,
  englishOf,
  inReadingOrder,
  isRecord,
  recordFields,
  separated,
  type Column,
  type RecordField,
} from '@tokorozawa/record-fields';
import { japaneseOf } from '@tokorozawa/vocabulary/described-word';
import type { LocalizedText } from '@tokorozawa/vocabulary';
import {
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isListType,
  isObjectType,
} from 'graphql';

/** A list among the root fields, of which there are files. */
export interface ExportedList {
  /** Its name in the schema: `sisterCities`. */
  name: string;
  /** Its name in addresses: `sister-cities`. */
  slug: string;
  title: LocalizedText & { en: string };
  /** In English, as the schema has it. */
  description: string;
  /** The type of its items. */
  item: GraphQLObjectType;
  /** True for a connection, which is read in pages. */
  isPaged: boolean;
  arguments: readonly GraphQLArgument[];
  fields: readonly RecordField[];
  columns: readonly Column[];
}

/** `sisterCities` → `sister-cities` */
export const slugOf = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const known = new WeakMap<GraphQLSchema, ReadonlyMap<string, ExportedList>>();

/** Every list of records, or of what is about records, by its name in addresses. */
export function exportedLists(schema: GraphQLSchema): ReadonlyMap<string, ExportedList> {
  let lists = known.get(schema);
  if (!lists) {
    const found = Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap(
      (field) => listOf(schema, field) ?? [],
    );
    known.set(schema, (lists = new Map(found.map((list) => [list.slug, list]))));
  }
  return lists;
}

function listOf(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>): ExportedList | undefined {
  const named = getNamedType(field.type);
  if (!isObjectType(named)) return undefined;
  const { nodes, pageInfo } = named.getFields();
  const isPaged = nodes !== undefined && pageInfo !== undefined;
  const item = isPaged ? getNamedType(nodes.type) : named;
  if (!isPaged && !isListType(getNullableType(field.type))) return undefined;
  if (!isObjectType(item) || !isAboutRecords(item)) return undefined;
  const fields = inReadingOrder(recordFields(schema, item.name).filter((each) => !each.isPaged));
  const title = {
    ja: japaneseOf(field.description) ?? japaneseOf(item.description) ?? field.name,
    en: englishOf(field.description) ?? separated(field.name),
  };
  const { name, description, args } = field;
  return {
    name,
    slug: slugOf(name),
    title,
    description: description ?? '',
    item,
    isPaged,
    arguments: args,
    fields,
    columns: columnsOf(fields),
  };
}

/** A record, or an event, a change or a hit, which say which record they are about. */
function isAboutRecords(type: GraphQLObjectType): boolean {
  const { record } = type.getFields();
  return isRecord(type) || (record !== undefined && isRecord(getNamedType(record.type)));
}

/**
 * True for a list that has a page, `/lists/sister-cities`: one of records, or one that comes in pages. The others are helpers
 * for programs, such as suggestions for a search.
 */
export const hasPage = ({ item, isPaged }: ExportedList): boolean => isPaged || isRecord(item);
