import { isRecord, recordFields, separated, unitOf, type RecordField } from '@tokorozawa/record-fields';
import { japaneseOf } from '@tokorozawa/vocabulary/described-word';
import type { LocalizedText } from '@tokorozawa/vocabulary';
import {
  getNamedType,
  getNullableType,
  type GraphQLEnumType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isListType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

/** A field of a kind of records, or of a value inside of it. */
export interface DescribedField {
  /** Its dotted path below the record, such as `ties.event`. */
  path: string;
  /** How deep it stands: 0 for a field of the record itself. */
  depth: number;
  label: LocalizedText;
  /** In the language of the schema. */
  description: string;
  kind: RecordField['kind'];
  isList: boolean;
  type: GraphQLNamedType;
  /** Of its numbers, by UCUM where it has the unit. */
  unit: string | undefined;
}

/** A kind of records. */
export interface DescribedKind {
  /** The name of its type, such as `SisterCity`. */
  name: string;
  label: LocalizedText;
  description: string;
  /** The root field that lists its records; undefined if they are only found through others. */
  list: string | undefined;
  fields: DescribedField[];
}

/** A closed list of values. */
export interface DescribedValues {
  name: string;
  description: string;
  values: { name: string; description: string }[];
}

export interface DescribedData {
  kinds: DescribedKind[];
  values: DescribedValues[];
}

/** What all records have, whose values are described once, under `Record`. */
const interfaceName = 'Record';

/**
 * Describes every kind of record.
 * @param schema in whose language the descriptions are
 * @param english the same schema described in English, whose descriptions say the Japanese words too
 */
export function describeData(schema: GraphQLSchema, english: GraphQLSchema): DescribedData {
  const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && isRecord(type));
  const lists = listsOf(schema);
  const common = new Set(Object.keys(commonFields(schema)));
  const kinds = types.map(({ name, description }): DescribedKind => ({
    name,
    label: { ja: japaneseOf(english.getType(name)?.description) ?? name, en: separated(name) },
    description: description ?? '',
    list: lists.get(name),
    fields: recordFields(schema, name).flatMap((field) => describe(field, common)),
  }));
  return { kinds, values: valuesOf(schema, kinds) };
}

/** The lists among the root fields that need no argument, by the types of their items. */
function listsOf(schema: GraphQLSchema): Map<string, string> {
  const lists = new Map<string, string>();
  for (const { name, type, args } of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    if (args.some(isRequiredArgument)) continue;
    const named = getNamedType(type);
    const nodes = isObjectType(named) ? named.getFields().nodes : undefined;
    if (!nodes && !isListType(getNullableType(type))) continue;
    lists.set(nodes ? getNamedType(nodes.type).name : named.name, name);
  }
  return lists;
}

const commonFields = (schema: GraphQLSchema): object => {
  const type = schema.getType(interfaceName);
  return type && 'getFields' in type ? type.getFields() : {};
};

/** A field with what its values consist of. Fields that all records have are not taken apart again. */
function describe(field: RecordField, common: ReadonlySet<string>, parent = '', depth = 0): DescribedField[] {
  const { name, label, description, kind, isList, type, fields, variants } = field;
  const path = parent + name;
  const own: DescribedField = { path, depth, label, description, kind, isList, type, unit: unitOf(name) };
  if (depth === 0 && common.has(name) && path !== 'provenance') return [own];
  if (path === 'provenance') return [own];
  const inner = [...fields, ...variants.flatMap((variant) => variant.fields)];
  const described = inner.flatMap((each) => describe(each, common, `${path}.`, depth + 1));
  // A field that several of the types of a value have is described once.
  return [own, ...described.filter((each, index) => described.findIndex(({ path }) => path === each.path) === index)];
}

/** The closed lists of values that fields have. */
function valuesOf(schema: GraphQLSchema, kinds: readonly DescribedKind[]): DescribedValues[] {
  const inFields = kinds.flatMap(({ fields }) => fields.map(({ type }) => type)).filter((type) => isEnumType(type));
  const inProvenance = ['ProvenanceStatus', 'CorrectionKind', 'Confidence', 'GapReason']
    .map((name) => schema.getType(name))
    .filter((type) => isEnumType(type));
  const types = new Map<string, GraphQLEnumType>([...inFields, ...inProvenance].map((type) => [type.name, type]));
  return [...types.values()]
    .sort((a, b) => a.name.localeCompare(b.name))
    .map((type) => ({
      name: type.name,
      description: type.description ?? '',
      values: type.getValues().map(({ name, description }) => ({ name, description: description ?? '' })),
    }));
}
