import { enumText } from '@tokorozawa/record-fields';
import { Locale } from '@tokorozawa/vocabulary';
import type { GraphQLNamedType, GraphQLSchema } from 'graphql';
import { numberText } from '../values';

/** Signs of units that both languages use. */
const signs: Partial<Record<string, string>> = {
  PERCENT: '%',
  METER: ' m',
  KILOMETER: ' km',
  SQUARE_METER: ' m²',
  SQUARE_KILOMETER: ' km²',
};

/** A figure with its unit: "67,477人", "67,477 persons", "121.62 km²". @param unit a value of the enum `Unit` */
export function figureText(schema: GraphQLSchema, value: number, unit: string, locale: Locale): string {
  const number = numberText(value, locale);
  const sign = signs[unit];
  if (sign !== undefined) return number + sign;
  const { ja, en } = enumText(schema.getType('Unit') as GraphQLNamedType, unit);
  if (locale === Locale.JA) return number + ja;
  const word = en.toLowerCase();
  return `${number} ${Math.abs(value) === 1 ? word : pluralOf(word)}`;
}

/** Such as "copy" → "copies", "year of age" → "years of age", "yen per slot" → "yen per slot". */
function pluralOf(word: string): string {
  const [first, ...rest] = word.split(/ (?=of |per )/) as [string, ...string[]];
  const plural = first === 'yen' ? first : first.endsWith('y') ? `${first.slice(0, -1)}ies` : `${first}s`;
  return [plural, ...rest].join(' ');
}
