import {
  type AnswerTable,
  cellText,
  type Column,
  decimalsOf,
  type Language,
  type Row,
  valueWriter,
} from '@tokorozawa/answer-tables';
import type { ChartDeclaration } from '@tokorozawa/question-files/head';
import { isEnumType } from 'graphql';
import type { Chart, Mark, Series } from './chart';
import { columnsBeside, unitOf } from './measured';
import { textWidth, wrapText } from './text-width';

/** The measures of a picture that shows several of each record, in their order. */
export const measuresOf = ({ measure, moreMeasures = [] }: ChartDeclaration): string[] =>
  measure === undefined ? [] : [measure, ...moreMeasures];

/**
 * Several measures as figures: a series for each row, which has its label, and in it a mark for each of its values, with the
 * name and the unit of the measure.
 */
export function figureSeries(
  table: AnswerTable,
  rows: Row[],
  { label, headers }: { label: string; headers: string[] },
  declared: ChartDeclaration,
  language: Language,
): Series[] {
  const names = measuresOf(declared).map((id, at) => {
    const index = table.columns.findIndex((column) => column.id === id);
    return { id, index, name: declared.measureNames?.[at]?.[language] ?? headers[index] ?? '' };
  });
  return rows.map((row) => ({
    name: textOf(table, row, (column) => column.id === label, language),
    marks: names.flatMap(({ id, index, name }): Mark[] => {
      const value = row.cells[index];
      if (typeof value !== 'number') return [];
      // Beside figures in other units, each says its own.
      const { unit } = unitOf(table, [row], id, language);
      const write = valueWriter(decimalsOf(value), unit && { ...unit, pattern: unit.full }, language);
      const basis = basisOf(table, row, id, language);
      return [{ label: withBasis(name, basis, language), value, text: write(value), day: undefined, time: '' }];
    }),
  }));
}

const withBasis = (name: string, basis: string, language: Language): string => {
  if (basis === '') return name;
  return language === 'ja' ? `${name}(${basis})` : `${name} (${basis.toLowerCase()})`;
};

/** How a value was counted, where an enum beside it says so, as `copiesBasis` beside `copies`. Empty for most. */
function basisOf(table: AnswerTable, row: Row, measure: string, language: Language): string {
  const [basis] = columnsBeside(table, measure, ({ field }, { field: measured }) => {
    return isEnumType(field.type) && field.name === `${measured.name}Basis`;
  });
  return basis ? textOf(table, row, (column) => column === basis, language) : '';
}

function textOf(
  { columns }: AnswerTable,
  { cells }: Row,
  matches: (column: Column) => boolean,
  language: Language,
): string {
  const index = columns.findIndex(matches);
  return index < 0 ? '' : cellText(cells[index], (columns[index] as Column).field, language);
}

/** Where the figures of a chart stand, in pixels from the left and from the top of what is drawn. */
export interface FigureLayout {
  texts: { text: string; left: number; top: number; kind: 'heading' | 'label' | 'figure'; font: number }[];
  height: number;
}

/** The least width of a figure with its label, the gap between two, and the size of the letters of labels with their line. */
const cell = { width: 190, gap: 16, label: 14, line: 18 };

/** The largest letters of a figure, the lines of its label, the gap between them, and the room below the label. */
const sizes = {
  single: { font: 48, lines: 1, gap: 12, height: 78 },
  several: { font: 28, lines: 3, gap: 4, height: 54 },
};

/** Lays out figures beside and below each other, those of each series below its name. A single one is as large as fits. */
export function layOutFigures({ series }: Chart, inner: number): FigureLayout {
  const isSingle = series.length === 1 && series[0]?.marks.length === 1;
  const size = isSingle ? sizes.single : sizes.several;
  const columns = isSingle ? 1 : Math.max(1, Math.floor((inner + cell.gap) / (cell.width + cell.gap)));
  const width = (inner - cell.gap * (columns - 1)) / columns;
  const texts: FigureLayout['texts'] = [];
  let top = 0;
  for (const { name, marks } of series) {
    if (name !== '' && !isSingle) {
      const [text = ''] = wrapText(name, inner, cell.label, 1);
      texts.push({ text, left: 0, top: top + 2, kind: 'heading', font: cell.label });
      top += 22;
    }
    for (let first = 0; first < marks.length; first += columns) {
      const row = marks.slice(first, first + columns).map(({ label, text }) => ({
        text,
        lines: wrapText(label, width, cell.label, size.lines),
      }));
      const labelHeight = Math.max(...row.map(({ lines }) => lines.length)) * cell.line;
      for (const [at, { text, lines }] of row.entries()) {
        const left = at * (width + cell.gap);
        const font = Math.min(size.font, Math.floor((width / textWidth(text, 1)) * 0.95));
        texts.push({ text: lines.join('\n'), left, top: top + 2, kind: 'label', font: cell.label });
        texts.push({ text, left, top: top + labelHeight + size.gap, kind: 'figure', font });
      }
      top += labelHeight + size.height;
    }
  }
  return { texts, height: top };
}
