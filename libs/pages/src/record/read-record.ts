import { isEndOfRange } from '@tokorozawa/answer-tables';
import { dateSelection, recordFields, selectionOf, type RecordField } from '@tokorozawa/record-fields';
import {
  domainsMissing,
  notFound,
  ResourceError,
  subgraphsMissingIn,
  type Answer,
  type Form,
  type ResourceRequest,
} from '@tokorozawa/resources';
import { isObjectType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import type { Unit } from '@tokorozawa/vocabulary';
import type { DateParts } from '../values';

/** A value of the graph as JSON. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** The value of a field; of a list that comes in pages, the items of its first page. */
export function valueOf({ name, isPaged }: RecordField, values: Record<string, unknown>): Json | undefined {
  const value = values[name] as Json | undefined;
  return isPaged && value ? (value as { nodes: Json[] }).nodes : value;
}

/** How many items are on later pages of a field's list. */
export function countOfRest({ name, isPaged }: RecordField, values: Record<string, unknown>): number {
  const page = values[name] as { totalCount: number; nodes: Json[] } | null | undefined;
  return isPaged && page ? page.totalCount - page.nodes.length : 0;
}

/** Another record, as `selectionOf` of record-fields selects it. */
export interface RecordReference {
  __typename: string;
  id: string;
  name: string;
}

/** Where a record comes from, in the language of the request. */
export interface RecordSource {
  document: string;
  edition: string;
  heading: string;
  lines: number[];
  asOf: DateParts | null;
  status: 'AS_PRINTED' | 'CORRECTED' | 'UNCERTAIN' | 'EDITORIAL' | 'PARTNER' | 'MADE_UP';
  corrections: {
    field: string;
    kind: 'MISPRINT' | 'TYPOGRAPHY' | 'LAYOUT' | 'SUPPLEMENT' | 'KEPT_IN_DOUBT';
    lines: number[];
    printed: string | null;
    read: string;
    reason: string;
    confidence: 'HIGH' | 'MEDIUM' | 'LOW';
  }[];
  gaps: { field: string; reason: 'NOT_STATED' | 'ILLEGIBLE' | 'NOT_APPLICABLE'; note: string | null }[];
  openLists: string[];
  enteredBy: string | null;
  enteredAt: string | null;
}

/** A figure of a record. */
export interface Figure {
  id: string;
  name: string;
  value: number;
  printed: string;
  unit: Unit;
  date: DateParts;
  /** EDITION if the source does not say of when it is. */
  dateBasis: string;
  status: string;
  /** The path of the field that holds it. */
  field: string;
  indicator: { id: string; name: string };
  dimensions?: { dimension: string }[];
}

export interface Figures {
  totalCount: number;
  nodes: Figure[];
}

/** The record as one edition prints it. */
export interface RecordVersion {
  id: string;
  edition: { id: string; name: string } | null;
  observations?: { nodes: Pick<Figure, 'name' | 'value' | 'printed' | 'unit' | 'status' | 'field'>[] } | null;
}

/** What all kinds of records have in common. */
export interface CommonFields {
  id: string;
  name: string;
  url: string;
  provenance: RecordSource;
  observations?: Figures | null;
  edition?: RecordReference | null;
  editions?: RecordVersion[] | null;
  omittedSince?: RecordReference | null;
  sections?: (RecordReference | null)[] | null;
  programs?: (RecordReference | null)[] | null;
  sectionLinks?: (SectionLink | null)[] | null;
}

/** Why a program serves a section of the comprehensive plan. */
export interface SectionLink {
  basis: string;
  reason: string;
  program: RecordReference | null;
  section: RecordReference | null;
}

/** A kind of records. */
export interface RecordKind {
  type: GraphQLObjectType;
  fields: RecordField[];
  /** The operation that reads a record of this kind. Its text never changes, so that it is planned once. */
  query: string;
}

export interface ReadRecord {
  kind: RecordKind;
  /** As the graph gives it. */
  record: CommonFields & Record<string, Json>;
  /** What could not be read is null in the record. */
  errors: Answer<unknown>['errors'];
}

const typeQuery = 'query RecordType($id: ID!) { node(id: $id) { __typename } }';

/**
 * Reads a record with two operations: its type, and all that it consists of. Throws a ResourceError if there is no such
 * record, or if the domain that owns it does not answer.
 */
export async function readRecord({ ask, schema, params }: ResourceRequest): Promise<ReadRecord> {
  const id = params.id as string;
  if (id === '' || id.length > 200) throw unknownRecord(id);
  const named = await ask<{ node: { __typename: string } | null }>(typeQuery, { id });
  const typeName = named.data?.node?.__typename;
  if (typeName === undefined) throw whyMissing(schema, named, id);
  const kind = kindOf(schema, typeName);
  const { data, errors } = await ask<{ node: ReadRecord['record'] | null }>(kind.query, { id });
  if (!data?.node) throw whyMissing(schema, { errors }, id);
  return { kind, record: data.node, errors };
}

const kinds = new WeakMap<GraphQLSchema, Map<string, RecordKind>>();

export function kindOf(schema: GraphQLSchema, typeName: string): RecordKind {
  let known = kinds.get(schema);
  if (!known) kinds.set(schema, (known = new Map<string, RecordKind>()));
  let kind = known.get(typeName);
  if (!kind) known.set(typeName, (kind = describeKind(schema, typeName)));
  return kind;
}

const figureSelection = `{ id name value printed unit date ${dateSelection} dateBasis status field indicator { id name } dimensions { dimension } }`;
const versionFigures = 'observations(first: 100) { nodes { name value printed unit status field } }';

function describeKind(schema: GraphQLSchema, typeName: string): RecordKind {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`"${typeName}" is no type of records.`);
  const fields = recordFields(schema, typeName).filter(({ name }) => name !== 'observations');
  const common = [
    ...('observations' in type.getFields() ? [`observations(first: 100) { totalCount nodes ${figureSelection} }`] : []),
    ...('editions' in type.getFields() ? [`editions { id edition { id name } ${versionFigures} }`] : []),
  ];
  const selection = selectionOf(fields).replace(/^\{/, `{ __typename ${common.join(' ')}`);
  const query = `query ${typeName}Page($id: ID!) { node(id: $id) { ... on ${typeName} ${selection} } }`;
  return { type, fields, query };
}

const pictures = ['svg', 'png'];

/** The forms that a record has: pictures only if it is a figure, or has several figures of one indicator to compare. */
export function formsOf(forms: readonly Form[], { kind, record }: ReadRecord): readonly Form[] {
  const figures = (record.observations?.nodes ?? []).filter((figure) => !isEndOfRange(figure));
  const codes = figures.map(({ indicator }) => indicator.id);
  const isComparable = new Set(codes).size < codes.length;
  const isFigure = ['Indicator', 'Observation'].includes(kind.type.name);
  return isComparable || isFigure ? forms : forms.filter(({ suffix = '' }) => !pictures.includes(suffix));
}

function whyMissing(schema: GraphQLSchema, { errors }: Pick<Answer<unknown>, 'errors'>, id: string): ResourceError {
  const codes = errors.map(({ extensions }) => extensions?.code);
  if (codes.length === 0 || codes.includes('NOT_FOUND')) return unknownRecord(id);
  const [subgraph] = subgraphsMissingIn({ errors });
  if (subgraph !== undefined) return domainsMissing(schema, [subgraph]);
  return new ResourceError(503, 'SUBGRAPH_UNAVAILABLE', {
    ja: 'この記録をもつ領域が、いま応答していません。少し待ってから、もう一度お試しください。',
    en: 'The domain that has this record does not answer now. Please try again in a moment.',
  });
}

/** Ids are never changed and never given to another record, so that an id in another form is no record's. */
export function unknownRecord(id: string): ResourceError {
  const shown = id.slice(0, 100);
  return notFound({
    ja: `ID「${shown}」の記録はありません。ID は小文字の英数字とハイフンで書かれ、変わることがありません。`,
    en: `No record has the id "${shown}". Ids are written in lower-case letters, digits and hyphens, and never change.`,
  });
}
