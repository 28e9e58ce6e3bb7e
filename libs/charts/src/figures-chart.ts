import {
  correctedPlaces,
  countCorrected,
  isEndOfRange,
  isWordless,
  type Language,
  type ValueUnit,
  valueWriter,
} from '@tokorozawa/answer-tables';
import { dateInLanguage } from '@tokorozawa/vocabulary/dates-in-words';
import { chartCaption } from './caption';
import { type Chart, type Mark, maxMarks, maxSeries, type Series, type Theme } from './chart';

/** A figure of the source, as far as a chart needs to know it: an observation of the graph. */
export interface ChartFigure {
  /** The indicator and, in brackets, what the figure is of: "人口(ディケイター市)". */
  name: string;
  value: number;
  printed: string;
  date: {
    precision: 'DAY' | 'MONTH' | 'YEAR' | 'FISCAL_YEAR';
    /** The first and the last day on which it may lie, as YYYY-MM-DD. */
    earliest: string;
    latest: string;
    fiscalYear: number | null;
    /** In the Japanese calendar: 令和6年度. */
    era: string;
  };
  dateBasis: 'STATED' | 'EDITION';
  status: 'NORMAL' | 'APPROXIMATE' | 'LOW_RELIABILITY';
  /** Its first line in the transcript of the print; null if it is not in the transcript. */
  line: number | null;
  /** Of what it is, beside its record, such as one end of a range. */
  dimensions?: readonly { dimension: string }[];
  /** What it adds up; null for most. */
  parts: { id: string }[] | null;
  recordId: string;
  provenance: { heading: string; corrections: { kind: string; field: string; lines: number[] }[] };
}

export interface FiguresChartOptions {
  title: string;
  /** The name of the indicator; empty if it is the title. */
  measure: string;
  unit: ValueUnit;
  language: Language;
  theme: Theme;
  /** In pixels. */
  width: number;
  /** Where the figures are found. */
  address: string;
  /** How many figures there are, if not all of them are given. */
  totalCount?: number;
}

/**
 * The figures of one indicator as a chart: lines or groups of bars for what has figures of several periods, else bars, and
 * for a single figure, or both ends of a single range, the figure itself.
 * @param figures at least one, the oldest period first
 */
export function figuresChart(figures: readonly ChartFigure[], options: FiguresChartOptions): Chart {
  const { title, language, theme, width, address } = options;
  const labelled = labelFigures(figures, options);
  const { kind, series, note } = arrange(labelled, language);
  const drawn = new Set(series.flatMap(({ marks }) => marks)).size;
  const notes = [
    note,
    countNote(drawn, options.totalCount ?? figures.length, language),
    ...readingNotes(figures, language),
  ];
  const headings = [...new Set(figures.map(({ provenance }) => provenance.heading))];
  return {
    kind,
    title,
    measure: measureLine(figures, labelled, options),
    series,
    caption: [...notes.filter((text) => text !== ''), ...chartCaption({ headings, address }, language)],
    theme,
    language,
    width,
  };
}

interface LabelledFigure {
  figure: ChartFigure;
  mark: Mark;
  /** Equal for figures of one period. */
  period: string;
}

function labelFigures(figures: readonly ChartFigure[], { unit, language }: FiguresChartOptions): LabelledFigure[] {
  const write = valueWriter(Math.max(...figures.map(decimalsOf)), unit, language);
  const labels = labelsOf(figures, language);
  return figures.map((figure, index) => {
    const { value, status, parts, date } = figure;
    const text = status === 'APPROXIMATE' ? about(write(value), language) : write(value);
    const isYear = date.precision === 'YEAR' || date.precision === 'FISCAL_YEAR';
    const mark: Mark = {
      label: labels[index] as string,
      value,
      text,
      day: isYear ? `${date.earliest.slice(0, 4)}-01-01` : date.earliest,
      time: timeText(figure, language),
      ...(parts && { isTotal: true }),
    };
    return { figure, mark, period: `${date.earliest} ${date.latest}` };
  });
}

const about = (text: string, language: Language): string => (language === 'ja' ? `約${text}` : `about ${text}`);

/** The digits after the point as printed, if the printed form is a plain number with this value, else those of the number. */
function decimalsOf({ printed, value }: ChartFigure): number {
  const plain = printed.replaceAll(',', '');
  const digits = /\.(\d+)$/.exec(Number(plain) === value ? plain : String(value))?.[1]?.length ?? 0;
  return Math.min(digits, 3);
}

/** What each figure is of, without what all of them have in common. */
function labelsOf(figures: readonly ChartFigure[], language: Language): string[] {
  const separator = language === 'ja' ? '、' : ', ';
  const parts = figures.map(({ name }) => {
    const inner = /^[^(（]*(?:[(（][^()（）]*[)）])?\s*[(（](.+)[)）]$/.exec(name)?.[1] ?? name;
    return [...new Set(inner.split(separator))];
  });
  while (new Set(parts.map(String)).size > 1 && parts.every((each) => each.length > 1)) {
    if (new Set(parts.map((each) => each[0])).size === 1) parts.forEach((each) => each.shift());
    else if (new Set(parts.map((each) => each.at(-1))).size === 1) parts.forEach((each) => each.pop());
    else break;
  }
  return parts.map((each) => each.join(separator));
}

/** The period of a figure, as short as an axis needs it. */
function timeText({ date, dateBasis }: ChartFigure, language: Language): string {
  // As editions are called.
  if (dateBasis === 'EDITION') return language === 'ja' ? `${date.era}版` : `FY${date.earliest.slice(0, 4)} edition`;
  return dateInLanguage(date, language);
}

interface Arranged {
  kind: Chart['kind'];
  series: Series[];
  note: string;
}

function arrange(figures: LabelledFigure[], language: Language): Arranged {
  const byLabel = groupBy(figures, ({ mark }) => mark.label);
  const periods = new Map(figures.map(({ period, mark }) => [period, mark.time]));
  const isOverTime = [...byLabel.values()].some((group) => new Set(group.map(({ period }) => period)).size > 1);
  const isOne = figures.length === 1 || (figures.length === 2 && figures.every(({ figure }) => isEndOfRange(figure)));
  if (!isOverTime) return { kind: isOne ? 'figure' : 'bar', series: [barsOf(figures)], note: '' };
  if (periods.size > 2 && byLabel.size <= maxSeries) {
    const series = [...byLabel].map(([name, group]) => ({ name, marks: group.map(({ mark }) => mark) }));
    return { kind: 'line', series: series.length === 1 ? [{ ...(series[0] as Series), name: '' }] : series, note: '' };
  }
  if (periods.size === 2) {
    const groups = groupBy(figures, ({ period }) => period);
    const series = [...groups.values()].map((group) => ({
      name: group[0]?.mark.time ?? '',
      marks: inOrderOfPrint(group)
        .slice(0, maxMarks / 2)
        .map(({ mark }) => mark),
    }));
    return { kind: 'bar', series, note: '' };
  }
  const newest = [...periods.keys()].sort().at(-1);
  const shown = figures.filter(({ period }) => period === newest);
  const time = periods.get(newest ?? '') ?? '';
  const note =
    language === 'ja'
      ? `${periods.size}の時点のうち、最も新しい${time}を描いている。`
      : `Of ${periods.size} periods, the newest is drawn: ${time}.`;
  return { kind: 'bar', series: [barsOf(shown)], note };
}

const inOrderOfPrint = (figures: LabelledFigure[]): LabelledFigure[] =>
  [...figures].sort((a, b) => (a.figure.line ?? Infinity) - (b.figure.line ?? Infinity) || 0);

/** Bars of figures that are not of one fiscal year say of when they are. */
function barsOf(figures: LabelledFigure[]): Series {
  const isOfOneYear = new Set(figures.map(({ figure }) => figure.date.fiscalYear)).size === 1;
  const marks = inOrderOfPrint(figures)
    .slice(0, maxMarks)
    .map(({ mark }) => mark);
  if (isOfOneYear) return { name: '', marks: marks.map((mark) => ({ ...mark, time: '' })) };
  return { name: '', marks: marks.map((mark) => ({ ...mark, label: `${mark.label} ${mark.time}` })) };
}

/** The name of the values, their unit, and their period if it is one. */
function measureLine(
  figures: readonly ChartFigure[],
  labelled: LabelledFigure[],
  { measure, unit, language }: FiguresChartOptions,
): string {
  const name = isWordless(unit) ? '' : language === 'ja' ? `単位：${unit.name}` : `Unit: ${unit.name}`;
  const periods = new Set(labelled.map(({ mark }) => mark.time));
  const years = new Set(figures.map(({ date }) => date.fiscalYear));
  const [period] = periods;
  const [year] = years;
  const ofYear = language === 'ja' ? `${year}年度` : `FY${year}`;
  const when = periods.size === 1 ? period : years.size === 1 && year !== null ? ofYear : undefined;
  return [measure, name, when].filter(Boolean).join(language === 'ja' ? '　' : ' · ');
}

/** How many figures are not drawn, where that is not said otherwise. */
function countNote(drawn: number, count: number, language: Language): string {
  if (drawn >= count || drawn < maxMarks) return '';
  return language === 'ja' ? `${count}の数値のうち${drawn}を描いている。` : `${drawn} of ${count} figures are drawn.`;
}

/** What must be known of the figures before they are used. */
function readingNotes(figures: readonly ChartFigure[], language: Language): string[] {
  const doubtful = figures.filter(({ status }) => status === 'LOW_RELIABILITY').length;
  const places = correctedPlaces(figures);
  const corrections = countCorrected(places);
  const doubts = places.length - corrections;
  const japanese = [
    doubtful > 0 ? `信頼性の低い値を${doubtful}つ含む。` : '',
    corrections > 0 ? `資料の${corrections}か所を訂正または補足して読んでいる。` : '',
    doubts > 0 ? `${doubts}か所に疑いを残している。` : '',
  ];
  const english = [
    doubtful > 0 ? `${doubtful === 1 ? '1 value is' : `${doubtful} values are`} of low reliability.` : '',
    corrections > 0
      ? `${corrections === 1 ? '1 place of the source is' : `${corrections} places of the source are`} corrected or supplemented.`
      : '',
    doubts > 0 ? `${doubts === 1 ? '1 place remains' : `${doubts} places remain`} in doubt.` : '',
  ];
  return [language === 'ja' ? japanese.join('') : english.filter(Boolean).join(' ')].filter(Boolean);
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
