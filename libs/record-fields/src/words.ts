import type { LocalizedText } from '@tokorozawa/vocabulary';
import { isEnumType, type GraphQLNamedType } from 'graphql';

/** The head of a column as the last word of a description: "Name of the city. 「名称」". */
const atTheEnd = /「([^「」]+)」$/;

/** The city's own word as the first Japanese in brackets: "The sections (節) of the plan." */
const inBrackets = /[(（]([^()（）]*[\u3040-\u30ff\u4e00-\u9fff][^()（）]*)[)）]/;

/** Reads the Japanese word for a field or a value from its description in the schema; undefined when it gives none. */
export function japaneseOf(description: string | null | undefined): string | undefined {
  return (atTheEnd.exec(description ?? '') ?? inBrackets.exec(description ?? ''))?.[1];
}

/** `womenPersons` → "Women persons" */
export function separated(name: string): string {
  const words = name
    .replace(/^_+/, '')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1).replaceAll(/\bid\b/g, 'ID');
}

/** Names a value of an enum: `FACILITY_CLOSED` → 休館, "Facility closed". A value of any other type stays as it is. */
export function enumText(type: GraphQLNamedType, value: string): LocalizedText & { en: string } {
  const en = separated(value.toLowerCase().replaceAll('_', ' '));
  if (!isEnumType(type)) return { ja: value, en: value };
  return { ja: japaneseOf(type.getValue(value)?.description) ?? value, en };
}
