import { type Part } from '../answer/shape';
import { enumLabelOf, labelOf } from '../labels/label';
import { type Language } from '../language/language';
import { namesSomething } from './column-kind';

const yesNo = { ja: ['はい', 'いいえ'], en: ['Yes', 'No'] };

/** A value as a reader sees it in a cell. Nothing for null and for a field that the record's type does not have. */
export function cellText(value: unknown, part: Part, language: Language): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map((item) => cellText(item, part, language)).join(separator(part, language));
  if (typeof value === 'object') return recordText(value as Record<string, unknown>, part, language);
  if (typeof value === 'boolean') return yesNo[language][value ? 0 : 1] as string;
  if (typeof value === 'number') return namesSomething(part) ? String(value) : value.toLocaleString(language);
  return enumLabelOf(part, value, language) ?? String(value);
}

const separator = ({ parts }: Part, language: Language): string =>
  parts.length > 0 ? '\n' : language === 'ja' ? '、' : ', ';

/** A record inside a cell, such as a correction: "項目: period.start; 読み: 2019". */
function recordText(record: Record<string, unknown>, { parts }: Part, language: Language): string {
  return parts
    .filter(({ key }) => record[key] !== null && record[key] !== undefined)
    .map((part) => `${labelOf(part, language)}: ${cellText(record[part.key], part, language)}`)
    .join('; ');
}
