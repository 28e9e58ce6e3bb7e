import { dateInLanguage, datesInEnglish } from '@tokorozawa/vocabulary/dates-in-words';
import { type AnswerField } from './shape';
import { enumLabelOf, labelOf, type Language } from './label';
import { DateCell, intervalOf, isDate, type TextUse } from './date-cell';
import { numberInWords } from './unit';

/** What a chart can use a column for: as a measure, as a time, or as a label. */
export type ColumnKind = 'measure' | 'time' | 'text';

const timeTypes = new Set(['Date', 'YearMonth', 'FiscalYear']);

/** Names of numbers that identify or order something instead of measuring it. */
const identifying =
  /(^|[a-z])(year|number|line|lines|code|floor|position|order|rank|level|index)$|^years(After|Since)/i;

export function columnKind(field: AnswerField): ColumnKind {
  if (isDate(field)) return 'time';
  const { name, type, isList } = field;
  if (!isList && (timeTypes.has(type?.name ?? '') || /(^y|Y)ear$/.test(name))) return 'time';
  return !isList && isNumber(type?.name) && !identifying.test(name) ? 'measure' : 'text';
}

/** True if its values are right-aligned numbers. */
export const isNumeric = ({ type, isList }: AnswerField): boolean =>
  !isList && (isNumber(type?.name) || type?.name === 'FiscalYear');

const isNumber = (type: string | undefined): boolean => type === 'Int' || type === 'Float';

/** True if its numbers have no thousands separator: the year 2024, but 2,024 people. */
const isIdentifying = ({ name, type }: AnswerField): boolean => type?.name === 'FiscalYear' || identifying.test(name);

const yesNo = { ja: ['はい', 'いいえ'], en: ['Yes', 'No'] };

/** The text of a value in a cell. Empty for null, and for a field that the record's type does not have. */
export function cellText(value: unknown, field: AnswerField, language: Language, use: TextUse = 'page'): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) {
    const texts = value.map((item) => cellText(item, field, language, use)).filter(Boolean);
    return field.fields.length > 0 ? texts.join('\n') : joinedSentences(texts, separators[language]);
  }
  if (value instanceof DateCell) return value.text(language, use);
  if (typeof value === 'object') return recordText(value as Record<string, unknown>, field, language, use);
  if (typeof value === 'boolean') return yesNo[language][value ? 0 : 1] as string;
  if (typeof value === 'number') return numberText(value, field, language);
  return enumLabelOf(field, value, language) ?? plainText(String(value), field, language, use);
}

const numberText = (value: number, field: AnswerField, language: Language): string =>
  isIdentifying(field) ? String(value) : numberInWords(value, field.name, language);

/** Texts of the Japanese calendar are the only ones that can be translated. On a page, ISO text is a date as people read it. */
function plainText(text: string, { name, type }: AnswerField, language: Language, use: TextUse): string {
  if (name === 'era') return language === 'ja' ? text : datesInEnglish(text, use === 'file' ? 'iso' : 'words');
  const interval = use === 'page' && isoTypes.has(type?.name ?? '') ? intervalOf(text) : undefined;
  return interval ? dateInLanguage(interval, language) : text;
}

/** The types of dates that are ISO text. */
const isoTypes = new Set(['Date', 'YearMonth']);

/** What stands between the values of a list. */
export const separators: Record<Language, string> = { ja: '、', en: ', ' };

/** Sentences end with their full stop, and need no comma behind it. */
export const joinedSentences = (texts: string[], separator: string): string =>
  texts.map((text, at) => (at === texts.length - 1 ? text : `${text}${separatorAfter(text, separator)}`)).join('');

const separatorAfter = (text: string, separator: string): string =>
  text.endsWith('。') ? '' : text.endsWith('.') ? ' ' : separator;

/** A record inside a cell, such as a correction: "項目: period.start; 読み: 2019". */
function recordText(
  record: Record<string, unknown>,
  { fields }: AnswerField,
  language: Language,
  use: TextUse,
): string {
  return fields
    .filter(({ key }) => record[key] !== null && record[key] !== undefined)
    .map((field) => `${labelOf(field, language)}: ${cellText(record[field.key], field, language, use)}`)
    .join('; ');
}
