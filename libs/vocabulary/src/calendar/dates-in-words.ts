/**
 * Dates as people read them, in both languages, and texts of the Japanese calendar in English. Browsers use this file too: it
 * imports nothing. `written-date.ts` reads the dates that people write.
 */

/** A date as far as a text needs it. */
interface KnownDate {
  precision: 'DAY' | 'MONTH' | 'YEAR' | 'FISCAL_YEAR';
  /** The first day on which it may lie, as YYYY-MM-DD. */
  earliest: string;
}

const months = 'January February March April May June July August September October November December'.split(' ');

/** A date as people read it in English, as precisely as it is known: "November 16, 2023", "July 1982", "1965", "FY2007". */
export function dateInEnglish({ precision, earliest }: KnownDate): string {
  const [year = '', month = '', day = ''] = earliest.split('-');
  if (precision === 'FISCAL_YEAR') return `FY${year}`;
  if (precision === 'YEAR') return year;
  return `${months[Number(month) - 1]} ${precision === 'DAY' ? `${Number(day)}, ` : ''}${year}`;
}

/**
 * A date as people read it in Japanese, as precisely as it is known: "2023年11月16日", "1982年7月", "1965年", "2007年度".
 * @param era the same date in the Japanese calendar, to say both years: 昭和41年5月6日 → "昭和41年(1966年)5月6日"
 */
export function dateInJapanese({ precision, earliest }: KnownDate, era = ''): string {
  const [year, month, day] = earliest.split('-').map(Number);
  const western = `${year}年${precision === 'FISCAL_YEAR' ? '度' : ''}`;
  if (era !== '') return era.replace(/^(.+?年度?)/, `$1(${western})`);
  if (precision === 'DAY') return `${western}${month}月${day}日`;
  return precision === 'MONTH' ? `${western}${month}月` : western;
}

/** A date as people read it in a language: "2023年11月16日", "November 16, 2023". */
export const dateInLanguage = (date: KnownDate, language: 'ja' | 'en'): string =>
  language === 'ja' ? dateInJapanese(date) : dateInEnglish(date);

interface EraWords {
  name: string;
  /** The calendar year before its first. */
  yearBefore: number;
}

const eras: Record<string, EraWords> = {
  明治: { name: 'Meiji', yearBefore: 1867 },
  大正: { name: 'Taishō', yearBefore: 1911 },
  昭和: { name: 'Shōwa', yearBefore: 1925 },
  平成: { name: 'Heisei', yearBefore: 1988 },
  令和: { name: 'Reiwa', yearBefore: 2018 },
};

/** The name of an era: 昭和 → "Shōwa". Undefined for what is no era. */
export const eraNameInEnglish = (name: string): string | undefined => eras[name]?.name;

const eraText = /(明治|大正|昭和|平成|令和)(元|\d+)年(?:(度)|(\d+)月(?:(\d+)日)?)?/g;

/** The year of an era in a text: 令和6年4月1日 → "Reiwa 6". The text itself if it has none. */
export function eraYearInEnglish(text: string): string {
  const [, name = '', year = ''] = new RegExp(eraText.source).exec(text) ?? [];
  return name ? `${eras[name]?.name} ${numberOf(year)}` : text;
}

/**
 * A date of the Japanese calendar as one of ours: 令和5年11月16日 → "2023-11-16", 平成14年度 → "2002FY". Undefined for a text that
 * is more or less than one date.
 */
export function isoOfEraText(text: string): string | undefined {
  const [whole, name = '', year = '', fiscal, month, day] = new RegExp(eraText.source).exec(text) ?? [];
  return whole === text && whole !== undefined ? westernOf(name, year, month, day) + (fiscal ? 'FY' : '') : undefined;
}

const westernOf = (name: string, year: string, month?: string, day?: string): string =>
  [String((eras[name] as EraWords).yearBefore + numberOf(year)), month, day]
    .filter((part) => part !== undefined)
    .map((part) => part.padStart(2, '0'))
    .join('-');

/**
 * A text with its dates in both calendars: 令和5年11月16日 → "November 16, 2023 (Reiwa 5)", 令和5年度 → "FY2023 (Reiwa 5)".
 * @param style of the Western date: words for people, or ISO text for files: "2023-11-16 (Reiwa 5)"
 */
export function datesInEnglish(text: string, style: 'words' | 'iso' = 'words'): string {
  return text
    .replaceAll(eraText, (_whole, name: string, year: string, fiscal?: string, month?: string, day?: string) => {
      const { name: era } = eras[name] as EraWords;
      const western = westernOf(name, year, month, day);
      const precision = fiscal ? 'FISCAL_YEAR' : day ? 'DAY' : month ? 'MONTH' : 'YEAR';
      const isWords = style === 'words' || fiscal !== undefined;
      return `${isWords ? dateInEnglish({ precision, earliest: western }) : western} (${era} ${numberOf(year)})`;
    })
    .replaceAll('〜', ' – ');
}

/**
 * What an edition is called in English: 令和6年度版 → "FY2024 edition", and 第2版 of what a municipality entered → "version 2".
 * Any other name stays as it is.
 */
export function editionInEnglish(name: string): string {
  const [, version] = /^第(\d+)版$/.exec(name) ?? [];
  if (version !== undefined) return `version ${version}`;
  const [, era = '', year = ''] = /^(明治|大正|昭和|平成|令和)(元|\d+)年度版$/.exec(name) ?? [];
  return era ? `FY${(eras[era] as EraWords).yearBefore + numberOf(year)} edition` : name;
}

const numberOf = (year: string): number => (year === '元' ? 1 : Number(year));
