import { englishLabelOf, enumText, separated } from '@tokorozawa/record-fields';
import { japaneseOf } from '@tokorozawa/vocabulary/described-word';
import {
  getNamedType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInterfaceType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { type AnswerField } from './shape';

/** A language in which fields and values are named. */
export type Language = 'ja' | 'en';

/**
 * Names a field, as headers of columns do: as the query calls it, or by its description; in English, where that gives no word, by
 * its name in separate words.
 */
export function labelOf({ key, name, definition, words }: AnswerField, language: Language): string {
  if (words) return words[language];
  if (name === '__typename') return language === 'ja' ? '種類' : 'Type';
  if (language === 'en') return key === name ? englishLabelOf(name, definition?.description) : separated(key);
  return japaneseOf(definition?.description) ?? key;
}

/**
 * Names the fields of a dotted path below a type: "period.start" → "期間 › 始まり". Items of lists are counted from 1, and a
 * name that no field has stays as it is.
 */
export function pathLabel(schema: GraphQLSchema, typeName: string, path: string, language: Language): string {
  let type = schema.getType(typeName);
  const words = path.split('.').map((step) => {
    if (/^\d+$/.test(step)) return String(Number(step) + 1);
    const field = fieldOf(type, step);
    type = field && getNamedType(field.type);
    if (!field) return step;
    return language === 'ja' ? (japaneseOf(field.description) ?? step) : englishLabelOf(step, field.description);
  });
  return words.join(' › ');
}

/** Names a type: "姉妹都市", "Sister city". */
export function typeLabel(schema: GraphQLSchema, typeName: string, language: Language): string {
  if (language === 'en') return separated(typeName);
  return japaneseOf(schema.getType(typeName)?.description) ?? typeName;
}

/** The field of this name, of a union that of the first member which has it. */
function fieldOf(type: GraphQLNamedType | undefined, name: string): GraphQLField<unknown, unknown> | undefined {
  if (isUnionType(type)) return type.getTypes().flatMap((member) => member.getFields()[name] ?? [])[0];
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
}

/** Names a value of an enum. Undefined for a value of any other type. */
export function enumLabelOf({ type }: AnswerField, value: unknown, language: Language): string | undefined {
  if (!isEnumType(type) || typeof value !== 'string') return undefined;
  return enumText(type, value)[language];
}

/** Names a value of an enum of the schema: `enumWord(schema, 'GapReason', 'ILLEGIBLE', 'en')`. */
export function enumWord(schema: GraphQLSchema, typeName: string, value: string, language: Language = 'ja'): string {
  const type = schema.getType(typeName);
  return type ? enumText(type, value)[language] : value;
}
