import type { LocalizedText } from '@tokorozawa/vocabulary';
import {
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isEnumType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql';
import { englishLabelOf } from './words';
import { japaneseOf } from '@tokorozawa/vocabulary/described-word';

/** What a field holds: a leaf by its kind, a date, another record by its id, or a value with fields of its own. */
export type FieldKind = 'id' | 'text' | 'number' | 'boolean' | 'enum' | 'date' | 'record' | 'value';

/** A field of a record, as pages, files and linked data show it. */
export interface RecordField {
  /** Its name in the schema. */
  name: string;
  /** What it is called, of which headers of columns are made: the word that its description gives, or its name in separate words. */
  label: LocalizedText & { en: string };
  /** In English, as the schema has it. */
  description: string;
  kind: FieldKind;
  isList: boolean;
  /** True for a connection, of which the first page is selected; its items are those of `nodes`. */
  isPaged: boolean;
  type: GraphQLNamedType;
  /** Of a value: what it consists of. */
  fields: RecordField[];
  /** Of a value that is of one of several types: what each of them consists of. */
  variants: { type: GraphQLObjectType; fields: RecordField[] }[];
}

/** Values inside values are described to this depth. */
const maxDepth = 3;

/** Fields that say which version of a record this is, not what it is. */
const versionFields = new Set(['editions']);

/**
 * The fields of a type of records that need no argument, in the order of the schema: its values in full, other records by
 * reference. What the type also tells by links with a reason, such as `sections` beside `sectionLinks`, is left out.
 */
export function recordFields(schema: GraphQLSchema, typeName: string): RecordField[] {
  const type = schema.getType(typeName);
  return isObjectType(type) ? fieldsOf(type, 0) : [];
}

function fieldsOf(type: GraphQLObjectType, depth: number): RecordField[] {
  return Object.values(type.getFields())
    .filter((field) => !field.args.some(isRequiredArgument) && !versionFields.has(field.name))
    .filter(({ name }) => !(`${name.replace(/s$/, '')}Links` in type.getFields()))
    .flatMap((field) => describe(field, depth) ?? []);
}

function describe(field: GraphQLField<unknown, unknown>, depth: number): RecordField | undefined {
  const { name, description } = field;
  const item = itemOf(field);
  const kind = kindOf(item.type);
  const label = { ja: japaneseOf(description) ?? name, en: englishLabelOf(name, description) };
  const described = { name, label, description: description ?? '', kind, ...item, fields: [], variants: [] };
  if (kind !== 'value') return described;
  if (depth >= maxDepth) return undefined;
  if (isUnionType(item.type)) {
    const variants = item.type.getTypes().map((type) => ({ type, fields: fieldsOf(type, depth + 1) }));
    return { ...described, variants };
  }
  const fields = isObjectType(item.type) ? fieldsOf(item.type, depth + 1) : [];
  return fields.length > 0 ? { ...described, fields } : undefined;
}

function itemOf({ type, args }: GraphQLField<unknown, unknown>): Pick<RecordField, 'type' | 'isList' | 'isPaged'> {
  const named = getNamedType(type);
  const nodes = isObjectType(named) && args.some(({ name }) => name === 'first') ? named.getFields().nodes : undefined;
  if (nodes) return { type: getNamedType(nodes.type), isList: true, isPaged: true };
  return { type: named, isList: isListType(getNullableType(type)), isPaged: false };
}

const numbers = new Set(['Int', 'Float']);

function kindOf(type: GraphQLNamedType): FieldKind {
  if (isEnumType(type)) return 'enum';
  if (isLeafType(type)) {
    if (type.name === 'ID') return 'id';
    if (type.name === 'Boolean') return 'boolean';
    return numbers.has(type.name) ? 'number' : 'text';
  }
  if (type.name === 'PartialDate') return 'date';
  return isRecord(type) ? 'record' : 'value';
}

/** Whether all that has a type is a record, which has an address of its own. */
export function isRecord(type: GraphQLNamedType): boolean {
  if (isUnionType(type)) return type.getTypes().every(isRecord);
  if (type.name === 'Record') return true;
  return (isObjectType(type) || isInterfaceType(type)) && type.getInterfaces().some(({ name }) => name === 'Record');
}

/** What is selected of a date. */
export const dateSelection = '{ precision earliest latest day month year fiscalYear era }';

/** What is selected of other records: their names, or only their ids, of which their domains need not be asked. */
export type ReferenceDetail = 'names' | 'ids';

/** The selection of fields: `{ id name date { day … } sections { … } }`. */
export function selectionOf(fields: RecordField[], detail: ReferenceDetail = 'names'): string {
  return `{ ${fields.map((field) => selectField(field, detail)).join(' ')} }`;
}

function selectField(field: RecordField, detail: ReferenceDetail): string {
  const selection = selectionInside(field, detail);
  if (!field.isPaged) return `${field.name} ${selection}`;
  return `${field.name}(first: 20) { totalCount nodes ${selection} }`;
}

function selectionInside({ kind, type, fields, variants }: RecordField, detail: ReferenceDetail): string {
  if (isLeafType(type)) return '';
  if (kind === 'date') return dateSelection;
  if (kind === 'record') {
    const selected = detail === 'ids' ? 'id' : 'id name url';
    return isObjectType(type) ? `{ __typename ${selected} }` : `{ __typename ... on Record { ${selected} } }`;
  }
  if (variants.length === 0) return selectionOf(fields, detail);
  const ofVariants = variants.map((variant) => `... on ${variant.type.name} ${selectionOf(variant.fields, detail)}`);
  return `{ __typename ${ofVariants.join(' ')} }`;
}
