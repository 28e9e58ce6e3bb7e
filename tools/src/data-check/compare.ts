import type { LocalizedText } from '@tokorozawa/vocabulary';
import type { LeftOut } from './edition-figures';
import { figuresIn, normalizedFigure } from './figures';
import { type FigureClass, figureClasses, type TypedFigures } from './typed-figures';

/** A figure of the source that nothing accounts for, or an account that does not fit the source. */
export interface Difference {
  line: number;
  /** As it is printed. */
  figure: string;
  problem: LocalizedText;
}

/** A figure as an observation states it. */
export interface StatedFigure {
  id: string;
  printed: string;
  lines: number[];
}

/** What accounts for the figures of a source. */
export interface Accounts {
  observations: StatedFigure[];
  typed: TypedFigures;
  leftOut: LeftOut[];
}

export interface Comparison {
  differences: Difference[];
  /** How many figures of the source are accounted for as what. */
  counts: Record<'observation' | FigureClass | 'left out', number>;
}

/**
 * Proves that every figure of the source is the printed value of an observation of its line, or a date, time, ordinal,
 * code, address or part of a name of a row of its line, or left out with a reason. An observation accounts for one
 * figure of each of its lines, digit for digit.
 *
 * @param source the printed figures by line
 */
export function compareFigures(source: ReadonlyMap<number, string[]>, accounts: Accounts): Comparison {
  const { observations, typed, leftOut } = accounts;
  const counts = Object.fromEntries(['observation', ...figureClasses, 'left out'].map((of) => [of, 0]));
  const stated = byLine(observations);
  const excused = new Set(leftOut.flatMap(({ line, figures }) => figures.map((figure) => keyOf(line, figure))));
  const used = new Set<string>();
  const differences: Difference[] = [];

  for (const [line, figures] of source) {
    const ofLine = [...(stated.get(line) ?? [])];
    for (const figure of figures) {
      const index = ofLine.findIndex((observation) => figuresIn(observation.printed).includes(figure));
      const observation = index === -1 ? undefined : ofLine.splice(index, 1)[0];
      const of = observation ? 'observation' : typed.get(line)?.get(normalizedFigure(figure));
      if (of) count(of);
      else if (excused.has(keyOf(line, figure))) {
        used.add(keyOf(line, figure));
        count('left out');
      } else differences.push({ line, figure, problem: notAccountedFor });
    }
    differences.push(...ofLine.map((observation) => notPrinted(line, observation)));
    stated.delete(line);
  }
  for (const [line, others] of stated) differences.push(...others.map((observation) => notPrinted(line, observation)));
  for (const { line, figures } of leftOut) {
    const needless = figures.filter((figure) => !used.has(keyOf(line, figure)));
    differences.push(...needless.map((figure) => ({ line, figure, problem: needlesslyLeftOut })));
  }
  return { differences, counts: counts as Comparison['counts'] };

  function count(of: string): void {
    counts[of] = (counts[of] ?? 0) + 1;
  }
}

const notAccountedFor = { ja: 'が、この行から読んだどの項目にもありません', en: 'not accounted for' };
const needlesslyLeftOut = { ja: 'は left-out.yaml に書かなくてよくなりました', en: 'needlessly left out' };

const keyOf = (line: number, figure: string): string => `${line} ${normalizedFigure(figure)}`;

function byLine(observations: StatedFigure[]): Map<number, StatedFigure[]> {
  const lines = new Map<number, StatedFigure[]>();
  for (const observation of observations) {
    for (const line of observation.lines) lines.set(line, [...(lines.get(line) ?? []), observation]);
  }
  return lines;
}

const notPrinted = (line: number, { id, printed }: StatedFigure): Difference => ({
  line,
  figure: printed,
  problem: {
    ja: `が、この行にないか、これほど多くはありません。${id} の行と資料の表記を確かめてください`,
    en: `not on the line, or not so often: give the lines and the printed form of ${id}`,
  },
});
