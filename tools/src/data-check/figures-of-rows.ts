import type { DomainRows } from '@tokorozawa/subgraph-kit';
import { PartialDate, type Provenance } from '@tokorozawa/vocabulary';
import { figuresIn, normalizedFigure } from './figures';

const partialDate = /\b(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(FY)?\b/g;

/** The figures that the reviewed rows of an edition hold, by the lines of the transcript from which the rows were read. */
export function figuresOfRows(domains: DomainRows[]): Map<number, Set<string>> {
  const byLine = new Map<number, Set<string>>();
  for (const row of domains.flatMap(({ rows }) => [...rows.values()].flat())) {
    const figures = figuresOf(row);
    for (const line of (row.provenance as Provenance).lines) {
      const known = byLine.get(line) ?? new Set();
      for (const figure of figures) known.add(figure);
      byLine.set(line, known);
    }
  }
  return byLine;
}

/** Every figure of a row, normalized: as it is written, and of its dates also the Japanese years. */
export function figuresOf(row: object): string[] {
  const text = JSON.stringify(row);
  const texts = [text, ...[...text.matchAll(partialDate)].map(datesIn)];
  return texts.flatMap(figuresIn).map(normalizedFigure);
}

function datesIn([text, year = '', month, day]: RegExpMatchArray): string {
  if (Number(year) < 1869 || Number(year) > 2100) return '';
  return [year, month, day, ...new PartialDate(text).eras].join(' ');
}
