import {
  type AnswerTable,
  cellText,
  type Column,
  DateCell,
  type DateInterval,
  decimalsOf,
  intervalOf,
  type Language,
  type Row,
  valueWriter,
} from '@tokorozawa/answer-tables';
import type { ChartDeclaration } from '@tokorozawa/question-files/head';
import type { Mark, Series } from './chart';
import type { ChartSetup } from './choose';
import { type MeasuredUnit, unitOf } from './measured';
import type { NotDrawn } from './not-drawn';
import { tellApart, totalLabel } from './tell-apart';

export interface Drawn {
  series: Series[];
  unit: MeasuredUnit;
  left: NotDrawn;
}

/** The marks for the rows that have a value, and what is left out. On a time axis they are in the order of time. */
export function toSeries(
  table: AnswerTable,
  rows: Row[],
  setup: ChartSetup,
  language: Language,
  {
    declared,
    unit: wanted = declared?.unit,
  }: { declared?: ChartDeclaration | undefined; unit?: string | undefined } = {},
): Drawn {
  const indexOf = (id: string | undefined) => table.columns.findIndex((column) => column.id === id);
  const [label, measure, time, series] = [setup.label, setup.measure, setup.time, setup.series].map(indexOf) as [
    number,
    number,
    number,
    number,
  ];
  const isTimeline = setup.kind === 'timeline';
  const isOverTime = isTimeline || setup.kind === 'line';
  const unit = unitOf(table, rows, isTimeline ? undefined : setup.measure, language, wanted);
  const left: NotDrawn = { withoutValue: 0, withoutTime: 0, otherUnits: [], spans: new Map() };
  const text = ({ cells }: Row, index: number): string =>
    index < 0 ? '' : cellText(cells[index], (table.columns[index] as Column).field, language);
  // An edition stands at the axis as what it is, and not as its year.
  const named = setup.kind === 'line' ? label : time;
  const marks = rows.flatMap((row): TableMark[] => {
    const value = measure < 0 || isTimeline ? 1 : row.cells[measure];
    const interval = time < 0 ? undefined : timeOf(row.cells[time], table.columns[time] as Column);
    const day = interval?.earliest;
    if (typeof value !== 'number') left.withoutValue++;
    else if (isOverTime && !day) left.withoutTime++;
    else if (unit.isIn(row)) {
      const mark = { row, label: text(row, label), value, day, time: text(row, named), series: text(row, series) };
      return [{ ...mark, ...(isTimeline && spanOf(interval, left)) }];
    } else left.otherUnits.push({ label: text(row, label), unit: unit.of(row), value });
    return [];
  });
  const counted = measure < 0 && !isTimeline ? countByLabel(marks) : marks;
  const ordered = tellApart(inOrder(counted, setup), table, setup, language);
  const decimals = Math.max(0, ...ordered.map(({ value }) => decimalsOf(value)));
  const write = valueWriter(decimals, unit.unit, language);
  const bySeries = new Map<string, Mark[]>();
  for (const { series: name, row: _row, ...mark } of ordered) {
    const drawn: Mark = { ...mark, text: isTimeline ? '' : write(mark.value), ...emphasis(mark.label, declared) };
    bySeries.set(name, [...(bySeries.get(name) ?? []), drawn]);
  }
  return { series: [...bySeries].map(([name, each]) => ({ name, marks: each })), unit, left };
}

/** A mark with what it is drawn from. */
type TableMark = Omit<Mark, 'text'> & { series: string; row: Row };

/** Until when an event may lie whose day is not known, which is counted. */
function spanOf(interval: DateInterval | undefined, { spans }: NotDrawn): Pick<Mark, 'until'> {
  if (!interval || interval.latest === interval.earliest) return {};
  spans.set(interval.precision, (spans.get(interval.precision) ?? 0) + 1);
  return { until: interval.latest };
}

/** How a mark differs from the others, by its label. */
const emphasis = (label: string, declared?: ChartDeclaration): Pick<Mark, 'isTotal' | 'isHighlighted'> => ({
  ...(totalLabel.test(label) && { isTotal: true }),
  ...(declared?.highlight !== undefined && label.includes(declared.highlight) && { isHighlighted: true }),
});

/** One mark for each label, with the number of its rows. */
function countByLabel<Counted extends { label: string; value: number }>(marks: Counted[]): Counted[] {
  const byLabel = new Map<string, Counted>();
  for (const mark of marks) {
    const earlier = byLabel.get(mark.label);
    byLabel.set(mark.label, earlier ? { ...earlier, value: earlier.value + 1 } : mark);
  }
  return [...byLabel.values()];
}

/** Over time the marks are in the order of time, else in that of the answer, as in the table. */
function inOrder<Each extends Pick<Mark, 'day' | 'until'>>(marks: Each[], { kind, time }: ChartSetup): Each[] {
  const isOverTime = kind === 'timeline' || kind === 'line' || (kind === 'columns' && time !== undefined);
  const timeOfMark = ({ day = '', until = day }: Each): string => `${day} ${until}`;
  return isOverTime ? [...marks].sort((a, b) => timeOfMark(a).localeCompare(timeOfMark(b))) : marks;
}

/** The days between which the date in a cell may lie. */
function timeOf(value: unknown, { field }: Column): DateInterval | undefined {
  if (value instanceof DateCell) return value.interval;
  return intervalOf(`${String(value)}${field.type?.name === 'FiscalYear' ? 'FY' : ''}`);
}
