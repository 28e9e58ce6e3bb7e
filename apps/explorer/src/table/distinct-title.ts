import { type AnswerTable, tableTitle } from '@tokorozawa/answer-tables';
import { type Language } from '../language/language';

/** The title of a table, followed by its keys in the answer if another table has the same, as that of an alias: "姉妹都市 (b)". */
export function distinctTitle(table: AnswerTable, tables: readonly AnswerTable[], language: Language): string {
  const title = tableTitle(table, language);
  const isShared = tables.some((other) => other !== table && tableTitle(other, language) === title);
  return isShared ? `${title} (${table.id})` : title;
}
