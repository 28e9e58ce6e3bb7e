import type { LocalizedText } from '@tokorozawa/vocabulary';
import { englishWordOf, japaneseOf, wordsBeforeBrackets } from '@tokorozawa/vocabulary/described-word';
import { eraNameInEnglish } from '@tokorozawa/vocabulary/dates-in-words';
import { unitNamed, unitWords } from '@tokorozawa/vocabulary/unit-words';
import { isEnumType, type GraphQLNamedType } from 'graphql';

/** Words that are written in capitals wherever they stand. */
const acronyms = /\b(id|dv|url|cool japan forest)(s?)\b/gi;

/** Names of days, which begin with a capital wherever they stand. */
const weekdays = /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b/g;

/** The unit of a number, with which the name of its field ends: `feeYen`, `printingCostYenPerPage`. */
const unitAtTheEnd = /(?<=\w)(?<!fiscal) (yen(?: per \w+)?|percent|m|m2|km2|persons|years|minutes)$/i;

const unitSigns: Partial<Record<string, string>> = { percent: '%', persons: 'people', m2: 'm²', km2: 'km²' };

/** What a field is called in English: by the word that its description gives, or else by its name in separate words. */
export const englishLabelOf = (name: string, description: string | null | undefined): string =>
  englishWordOf(description) ?? separated(name);

/**
 * Reads the English words for what a description is of: those before the city's own word, without an article.
 * "The sections (節) of the newest plan." → "Sections". Undefined when it does not begin with such words.
 */
export function englishOf(description: string | null | undefined): string | undefined {
  const words = wordsBeforeBrackets(description);
  if (words === '' || /[.:;,\u3040-\u9fff]/.test(words)) return undefined;
  const title = words.replace(/^(The|An?|All) /, '');
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/** `womenPersons` → "Women (people)", `sessionEnd` → "Session end" */
export function separated(name: string): string {
  const words = name
    .replace(/^_+/, '')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return (words.charAt(0).toUpperCase() + words.slice(1))
    .replaceAll(weekdays, (day) => day.charAt(0).toUpperCase() + day.slice(1))
    .replaceAll(acronyms, (_word, letters: string, plural: string) => letters.toUpperCase() + plural)
    .replace(unitAtTheEnd, (_whole, unit: string) => ` (${unitSigns[unit] ?? unit})`);
}

/** The title of a domain in the description of a value of the enum `Subgraph`. */
const domainTitle = /^The subgraph \S+: (.+)\. 「/;

/** A name that both languages write alike, at the end of a description: "A CD-R. 「CD-R」" */
const latinName = /「([A-Z][A-Z0-9-]*)」$/;

/**
 * Names a value of an enum: `FACILITY_CLOSED` → 休館, "Facility closed". A domain is called by its title, a unit as amounts say
 * it, an era as dates do, and what has a name in capitals by that name. A value of any other type stays as it is.
 */
export function enumText(type: GraphQLNamedType, value: string): LocalizedText & { en: string } {
  if (!isEnumType(type)) return { ja: value, en: value };
  const description = type.getValue(value)?.description ?? '';
  const ja = japaneseOf(description) ?? value;
  const own = unitText(type.name, value) ?? (type.name === 'EraName' ? eraNameInEnglish(ja) : undefined);
  const named = domainTitle.exec(description)?.[1] ?? latinName.exec(description)?.[1];
  return { ja, en: own ?? named ?? separated(value.toLowerCase().replaceAll('_', ' ')) };
}

/** A unit in English: PERSON_VISIT → "Visits". Undefined for a value of an enum of anything else. */
function unitText(enumName: string, value: string): string | undefined {
  const unit = enumName.endsWith('Unit') ? unitNamed(value) : undefined;
  if (unit === undefined) return undefined;
  const { name } = unitWords(unit, 'en');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** An English label inside a sentence or a header. Abbreviations and names keep their capitals: "DV support", "Japanese calendar". */
export const lowerInitial = (label: string): string =>
  /^([A-Z]{2}|Japanese\b)/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
