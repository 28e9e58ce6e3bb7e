import type { LanguageTag } from '../localized-text/locale';
import type { Unit } from './unit';

/** The name of a value of the enum `Unit`. */
export type UnitName = `${Unit}`;

/** How a unit is said. "#" is the number; in English, what follows "|" is for any number but one. */
export interface UnitWords {
  /** As an axis or the header of a table names it: "円/区分", "yen per slot". */
  name: string;
  /** An amount beside what names its unit already: "#組", "# pair|# pairs". */
  short: string;
  /** An amount in a sentence, which says all: "親子#組", "# pair of parent and child|# pairs of parent and child". */
  full: string;
}

type Said = Omit<UnitWords, 'full'> & Partial<UnitWords>;

const japanese = (name: string, full?: string): Said => ({ name, short: `#${name}`, ...(full && { full }) });
const english = (one: string, name = `${one}s`): Said => ({ name, short: `# ${one}|# ${name}` });
const sign = (name: string, as = name): Said => ({ name, short: `# ${as}` });

const units: Record<UnitName, Record<LanguageTag, Said>> = {
  PERSON: { ja: japanese('人'), en: english('person', 'people') },
  PERSON_VISIT: {
    ja: { name: '延べ人', short: '延べ#人' },
    en: english('visit'),
  },
  PARENT_CHILD_PAIR: {
    ja: japanese('組', '親子#組'),
    en: {
      name: 'parent-child pairs',
      short: '# pair|# pairs',
      full: '# pair of parent and child|# pairs of parent and child',
    },
  },
  // English has no word for 件: a number of consultations, accesses or registrations stands by itself.
  CASE: { ja: japanese('件'), en: { name: 'count', short: '#' } },
  TIME: { ja: japanese('回'), en: english('time') },
  WORK: { ja: japanese('作品'), en: english('work') },
  SHOW: { ja: japanese('本'), en: english('show') },
  COPY: { ja: japanese('部'), en: english('copy', 'copies') },
  PAGE: { ja: japanese('ページ'), en: english('page') },
  ITEM: { ja: japanese('つ'), en: { ...english('item'), full: '#' } },
  TIER: { ja: japanese('層'), en: english('tier') },
  FLOOR: { ja: japanese('階'), en: english('floor') },
  CITY: { ja: japanese('市'), en: english('city', 'cities') },
  SCHOOL: { ja: japanese('校'), en: english('school') },
  PARTY: { ja: japanese('者'), en: english('party', 'parties') },
  PERCENT: { ja: sign('%'), en: sign('%') },
  YEN: { ja: japanese('円'), en: sign('yen') },
  YEN_PER_SLOT: {
    ja: { name: '円/区分', short: '#円', full: '1区分につき#円' },
    en: { name: 'yen per slot', short: '# yen', full: '# yen for one slot' },
  },
  YEN_PER_PAGE: {
    ja: { name: '円/ページ', short: '#円', full: '1ページにつき#円' },
    en: { name: 'yen per page', short: '# yen', full: '# yen for one page' },
  },
  YEN_PER_COPY: {
    ja: { name: '円/部', short: '#円', full: '1部につき#円' },
    en: { name: 'yen per copy', short: '# yen', full: '# yen for one copy' },
  },
  METER: { ja: sign('m'), en: sign('meters', 'm') },
  KILOMETER: { ja: sign('km'), en: sign('kilometers', 'km') },
  SQUARE_METER: { ja: sign('㎡'), en: sign('square meters', 'm²') },
  SQUARE_KILOMETER: { ja: sign('km²'), en: sign('square kilometers', 'km²') },
  MINUTE: { ja: japanese('分'), en: english('minute') },
  HOUR: { ja: japanese('時間'), en: english('hour') },
  YEAR: { ja: japanese('年'), en: english('year') },
  YEAR_OF_AGE: {
    ja: japanese('歳'),
    en: { name: 'years of age', short: '# year|# years', full: '# year of age|# years of age' },
  },
};

/** The digits after the point that amounts in a unit have at least: shares are printed with one, as in 20.0 %. */
export const leastDecimals = (unit: UnitName): number => (unit === 'PERCENT' ? 1 : 0);

/** The words of a unit. */
export function unitWords(unit: UnitName, language: LanguageTag): UnitWords {
  const { name, short, full = short } = units[unit][language];
  return { name, short, full };
}

/**
 * The unit that a value of an enum of units names: PERSON of `Unit`, and the PERSONS or PEOPLE of an enum that a domain has of
 * its own. Undefined for any other.
 */
export function unitNamed(name: string): UnitName | undefined {
  const singular = name === 'PEOPLE' ? 'PERSON' : name.replace(/IES$/, 'Y').replace(/S$/, '');
  return [name, singular].find((each): each is UnitName => each in units);
}

/** A number with its unit. @param pattern of {@link UnitWords} @param isOne true for the number one */
export function writtenAmount(pattern: string, number: string, isOne: boolean): string {
  const [one = '', others = one] = pattern.split('|');
  return (isOne ? one : others).replace('#', number);
}
