import type { LeftOut } from './edition-figures';
import { normalizedFigure } from './figures';

/** A figure of the source that no row holds, or an entry of the list of what is left out that has become needless. */
export interface Difference {
  line: number;
  /** As it is printed. */
  figure: string;
  problem: 'missing' | 'needlessly left out';
}

/**
 * Compares the figures of the source with those of the rows and the list of what is left out.
 *
 * @param source the printed figures by line
 * @param rows the normalized figures of all rows that cite a line, by line
 */
export function compareFigures(
  source: ReadonlyMap<number, string[]>,
  rows: ReadonlyMap<number, ReadonlySet<string>>,
  leftOut: LeftOut[],
): Difference[] {
  const keyOf = (line: number, figure: string): string => `${line} ${normalizedFigure(figure)}`;
  const excused = new Set(leftOut.flatMap(({ line, figures }) => figures.map((figure) => keyOf(line, figure))));
  const printed = new Set([...source].flatMap(([line, figures]) => figures.map((figure) => keyOf(line, figure))));
  const holds = (line: number, figure: string): boolean => rows.get(line)?.has(normalizedFigure(figure)) ?? false;
  const missing = [...source].flatMap(([line, figures]) =>
    [...new Set(figures)]
      .filter((figure) => !holds(line, figure) && !excused.has(keyOf(line, figure)))
      .map((figure): Difference => ({ line, figure, problem: 'missing' })),
  );
  const needless = leftOut.flatMap(({ line, figures }) =>
    figures
      .filter((figure) => holds(line, figure) || !printed.has(keyOf(line, figure)))
      .map((figure): Difference => ({ line, figure, problem: 'needlessly left out' })),
  );
  return [...missing, ...needless];
}
