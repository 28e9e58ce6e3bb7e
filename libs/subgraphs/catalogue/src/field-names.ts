import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { englishLabelOf, separated } from '@tokorozawa/record-fields';
import type { SubgraphDefinition } from '@tokorozawa/subgraph-kit';
import type { LocalizedText } from '@tokorozawa/vocabulary';
import { quotedWordsOf } from '@tokorozawa/vocabulary/described-word';
import { type FieldDefinitionNode, Kind, parse, type TypeNode } from 'graphql';

/** Names a field of records of a type, given with dots between levels: `ties.date` → 締結の経緯 › 時期. */
export type FieldNames = (recordType: string, field: string) => LocalizedText;

/**
 * Names fields as the columns of the explorer: in Japanese by the word in the description of the field, in English by its
 * name in separate words, and a date by what happened then.
 * @param types read when a field is named for the first time
 */
export function fieldNames(types: () => TypesByName): FieldNames {
  const known = new Map<string, LocalizedText>();
  return (recordType, field) => {
    const key = `${recordType}.${field}`;
    let name = known.get(key);
    if (!name) known.set(key, (name = nameIn(types(), recordType, field)));
    return name;
  };
}

/** The fields of each type. A union has those of all its members. */
export type TypesByName = ReadonlyMap<string, ReadonlyMap<string, FieldDefinitionNode>>;

/** Reads the schemas of the domains. */
export function readTypes(domains: Pick<SubgraphDefinition, 'directory'>[]): TypesByName {
  const files = domains.map(({ directory }) => join(directory, 'schema.graphql')).filter((file) => existsSync(file));
  const definitions = files.flatMap((file) => parse(readFileSync(file, 'utf8'), { noLocation: true }).definitions);
  const types = new Map<string, Map<string, FieldDefinitionNode>>();
  for (const type of definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    const fields = types.get(type.name.value) ?? new Map<string, FieldDefinitionNode>();
    // A domain that only refers to a type describes its keys without their word.
    for (const field of type.fields ?? []) {
      const known = fields.get(field.name.value);
      if (!known || wordOf(known) === '') fields.set(field.name.value, field);
    }
    types.set(type.name.value, fields);
  }
  for (const type of definitions) {
    if (type.kind !== Kind.UNION_TYPE_DEFINITION) continue;
    const members = type.types?.flatMap(({ name }) => [...(types.get(name.value) ?? [])]) ?? [];
    types.set(type.name.value, new Map(members));
  }
  return types;
}

function nameIn(types: TypesByName, recordType: string, path: string): LocalizedText {
  let type: string | undefined = recordType;
  const words = path.split('.').map((step): LocalizedText => {
    // Items of lists are counted from 1.
    if (/^\d+$/.test(step)) return { ja: String(Number(step) + 1), en: String(Number(step) + 1) };
    const fields = type === undefined ? undefined : types.get(type);
    // The items of a page are what the list is of.
    const page = fields?.get('nodes');
    const field = fields?.get(step) ?? (page && types.get(namedType(page.type))?.get(step));
    type = field && namedType(field.type);
    const en = englishOf(step, field);
    return { ja: wordOf(field).slice(1, -1).split(' / ')[0] || en, en };
  });
  return { ja: words.map(({ ja }) => ja).join(' › '), en: words.map(({ en = '' }) => en).join(' › ') };
}

const wordOf = (field: FieldDefinitionNode | undefined): string => quotedWordsOf(field?.description?.value ?? '');

/** The name of a type, without what it is a list of or must not be null. */
export const namedType = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);

/** What happened at a date, at the beginning of its description: "When it was founded (創立)". */
const done = /^(?:When|The year in which) (?:it|the \w+) was (\w+(?: up)?)/;

/** Names a field in English. A date is called by what happened then, if its description says so: "Founded". */
function englishOf(step: string, field: FieldDefinitionNode | undefined): string {
  const [, verb] = (step === 'date' && done.exec(field?.description?.value ?? '')) || [];
  return verb ? separated(verb) : englishLabelOf(step, field?.description?.value);
}
