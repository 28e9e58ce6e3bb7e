import { labelOf } from '../labels/label';
import { type Language } from '../language/language';
import { type AnswerTable, type Column } from './flatten';

/** Whether columns are headed by words in the reader's language or by their paths in the answer. */
export type HeadStyle = 'words' | 'paths';

/** The head of each column, no two alike. A word that stands for several columns takes the words above it along. */
export function headsOf({ columns, lists }: AnswerTable, style: HeadStyle, language: Language): string[] {
  if (style === 'paths') return columns.map(({ id }) => id);
  const ways = columns.map(({ trail, level }) => {
    const list = lists[level];
    return [...(list?.key ? [list] : []), ...trail].map((part) => labelOf(part, language));
  });
  return ways.map(
    (way, index) =>
      shortestOfItsOwn(
        way,
        ways.filter((_other, at) => at !== index),
      ) ?? (columns[index] as Column).id,
  );
}

/** As many of the last words as it takes to be told from others; those further down say more, not those nearer. */
function shortestOfItsOwn(way: string[], others: string[][]): string | undefined {
  const near = others.filter((other) => other.length <= way.length);
  for (let length = 1; length <= way.length; length++) {
    const head = joined(way, length);
    if (near.every((other) => joined(other, length) !== head)) return head;
  }
  return undefined;
}

function joined(way: string[], length: number): string {
  return way.slice(-length).join(' › ');
}

/** What a table is called: the words of its lists, or of those down to a level. */
export function titleOf({ lists }: AnswerTable, language: Language, level = lists.length - 1): string {
  const words = lists
    .slice(0, level + 1)
    .filter(({ key }) => key)
    .map((part) => labelOf(part, language));
  return words.join(' › ') || (language === 'ja' ? '値' : 'Values');
}
