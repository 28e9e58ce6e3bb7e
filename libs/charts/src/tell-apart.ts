import {
  type AnswerTable,
  cellText,
  type Column,
  columnKind,
  type Language,
  type Row,
} from '@tokorozawa/answer-tables';
import { isEnumType } from 'graphql';
import type { ChartSetup } from './choose';

/** The label of a mark that adds up others. */
export const totalLabel = /(^|[(（の])(計|合計|総計|小計)([)）(（]|$)|^(total|sum)\b/i;

interface Labelled {
  row: Row;
  label: string;
  series: string;
}

/**
 * Gives the marks of a chart of bars different labels: a total is named with its series, and records of one name by what else
 * differs in their rows, such as the school of an event. What nothing tells apart is numbered.
 */
export function tellApart<Each extends Labelled>(
  marks: Each[],
  table: AnswerTable,
  setup: ChartSetup,
  language: Language,
): Each[] {
  if (setup.kind !== 'bar' && setup.kind !== 'share') return marks;
  const named = marks.map((mark) => ({ ...mark, label: labelOfTotal(mark, marks, language) }));
  const groups = new Map<string, Each[]>();
  for (const mark of named) {
    const key = `${mark.series}\n${mark.label}`;
    groups.set(key, [...(groups.get(key) ?? []), mark]);
  }
  const labels = new Map<Each, string>();
  for (const group of [...groups.values()].filter(({ length }) => length > 1)) {
    const differing =
      differingTexts(group, table, setup, language) ?? group.map((_mark, at) => (at > 0 ? `${at + 1}` : ''));
    for (const [at, mark] of group.entries()) labels.set(mark, inBrackets(mark.label, differing[at] ?? '', language));
  }
  return named.map((mark) => ({ ...mark, label: labels.get(mark) ?? mark.label }));
}

function inBrackets(label: string, text: string, language: Language): string {
  if (text === '') return label;
  return language === 'ja' ? `${label}(${text})` : `${label} (${text})`;
}

function labelOfTotal({ label, series }: Labelled, marks: readonly Labelled[], language: Language): string {
  const isRepeated = marks.some((other) => other.label === label && other.series !== series);
  return totalLabel.test(label) && isRepeated ? inBrackets(label, series, language) : label;
}

/** The texts of a column in which the rows of marks differ: of a name, or else of another text or a time, the innermost first. */
function differingTexts(
  marks: readonly Labelled[],
  { columns }: AnswerTable,
  { label, measure, series }: ChartSetup,
  language: Language,
): string[] | undefined {
  const used = [label, measure, series];
  const fitting = columns
    .filter((column) => !used.includes(column.id) && saysWhich(column))
    .sort((a, b) => b.level - a.level || Number(isName(b)) - Number(isName(a)));
  for (const column of fitting) {
    const index = columns.indexOf(column);
    const texts = marks.map(({ row }) => cellText(row.cells[index], column.field, language));
    if (new Set(texts).size === marks.length) return texts;
  }
  return undefined;
}

/** True for what readers know a record by: no id, figure, list or word of an enum. */
const saysWhich = ({ field, isJoined = false }: Column): boolean =>
  !isJoined &&
  !field.isList &&
  columnKind(field) !== 'measure' &&
  !isEnumType(field.type) &&
  !/^(id|recordId|url|kana)$/i.test(field.name);

const isName = ({ field }: Column): boolean => /name$|^title$/i.test(field.name);
