import { isEnumType } from 'graphql';
import { type AnswerField } from '../answer/shape';
import { type Language } from '../language/language';
import { enumWords } from './enum-words';
import { fieldWords } from './field-words';

/** The Japanese in brackets by which the schema's descriptions give the city's own word: "The sections (節) of …". */
const inBrackets = /[(（]([^()（）]*[\u3040-\u30ff\u4e00-\u9fff][^()（）]*)[)）]/;

/** What a field is called at the head of a column. In English, its name in separate words. */
export function labelOf({ key, name, parentType, definition }: AnswerField, language: Language): string {
  if (key !== name && !fieldWords[key])
    return language === 'ja' ? (japaneseOf(parentType, name, definition?.description) ?? key) : separated(key);
  return language === 'ja' ? (japaneseOf(parentType, name, definition?.description) ?? name) : separated(name);
}

/** The Japanese word for a field; undefined when neither the list of words nor the schema has one. */
export function japaneseOf(type: string, name: string, description?: string | null): string | undefined {
  return fieldWords[`${type}.${name}`] ?? fieldWords[name] ?? bracketed(description);
}

/** What a value of an enum is called; any other value is undefined. */
export function enumLabelOf({ type }: AnswerField, value: unknown, language: Language): string | undefined {
  if (!isEnumType(type) || typeof value !== 'string') return undefined;
  if (language === 'en') return separated(value.toLowerCase().replaceAll('_', ' '));
  return enumWords[`${type.name}.${value}`] ?? bracketed(type.getValue(value)?.description) ?? value;
}

const bracketed = (description: string | null | undefined): string | undefined =>
  inBrackets.exec(description ?? '')?.[1];

/** `womenPersons` → "Women persons" */
function separated(name: string): string {
  const words = name
    .replace(/^_+/, '')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1).replaceAll(/\bid\b/g, 'ID');
}
