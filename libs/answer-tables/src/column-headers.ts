import { joinedHeader, withoutRepetition } from '@tokorozawa/record-fields';
import type { Column } from './columns';
import type { AnswerTable } from './flatten';
import { labelOf, type Language } from './label';

/** Whether column headers are words in the reader's language or paths in the answer. */
export type HeaderStyle = 'words' | 'paths';

/** The header of each column; all are different. A label that several columns share is preceded by its parents' labels. */
export function columnHeaders({ columns, lists }: AnswerTable, style: HeaderStyle, language: Language): string[] {
  if (style === 'paths') return columns.map(({ id }) => id);
  const labels = columns.map(({ fieldPath, level }) => {
    const list = lists[level];
    const path = [...(list?.key ? [list] : []), ...fieldPath];
    return withoutRepetition(
      path.map((field) => labelOf(field, language)),
      language,
    );
  });
  return labels.map(
    (own, index) =>
      shortestDistinctSuffix(
        own,
        labels.filter((_other, at) => at !== index),
        language,
      ) ?? `${own.at(-1)} (${(columns[index] as Column).id})`,
  );
}

/** As few of the last labels as needed to differ from columns at the same depth or above; deeper columns add more labels. */
function shortestDistinctSuffix(labels: string[], others: string[][], language: Language): string | undefined {
  const notDeeper = others.filter((other) => other.length <= labels.length);
  for (let length = 1; length <= labels.length; length++) {
    const header = joinedHeader(labels.slice(-length), language);
    if (notDeeper.every((other) => joinedHeader(other.slice(-length), language) !== header)) return header;
  }
  return undefined;
}

/** The title of a table: the labels of its lists, down to a level. */
export function tableTitle({ lists }: AnswerTable, language: Language, level = lists.length - 1): string {
  const labels = lists
    .slice(0, level + 1)
    .filter(({ key }) => key)
    .map((field) => labelOf(field, language));
  return labels.join(' › ') || (language === 'ja' ? '値' : 'Values');
}
