import type { LeftOut } from './left-out';

/** A figure of the source that no row holds, or an entry of the list of what is left out that has become needless. */
export interface Difference {
  line: number;
  figure: string;
  problem: 'missing' | 'needlessly left out';
}

/** Holds the figures of the source against those of the rows and the list of what is left out. */
export function compareFigures(
  source: ReadonlyMap<number, string[]>,
  rows: ReadonlyMap<number, ReadonlySet<string>>,
  leftOut: LeftOut[],
): Difference[] {
  const excused = new Set(leftOut.flatMap(({ line, figures }) => figures.map((figure) => `${line} ${figure}`)));
  const holds = (line: number, figure: string): boolean => rows.get(line)?.has(figure) ?? false;
  const missing = [...source].flatMap(([line, figures]) =>
    [...new Set(figures)]
      .filter((figure) => !holds(line, figure) && !excused.has(`${line} ${figure}`))
      .map((figure): Difference => ({ line, figure, problem: 'missing' })),
  );
  const needless = leftOut.flatMap(({ line, figures }) =>
    figures
      .filter((figure) => holds(line, figure) || !source.get(line)?.includes(figure))
      .map((figure): Difference => ({ line, figure, problem: 'needlessly left out' })),
  );
  return [...missing, ...needless];
}
