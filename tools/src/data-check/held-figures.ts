import type { Concept, DomainRows, ReviewedRow } from '@tokorozawa/subgraph-kit';
import { PartialDate, type Provenance } from '@tokorozawa/vocabulary';
import { figuresIn, normalizedFigure } from './figures';
import { typedFigures } from './typed-figures';

const partialDate = /\b(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(FY)?\b/g;

/**
 * The figures that the rows of an edition hold in any way, by the lines that they cite. It needs no row to be complete, so
 * it serves an edition in draft; {@link typedFigures} and observations prove what each figure is.
 */
export function heldFigures(domains: DomainRows[], concepts: Concept[]): Map<number, Set<string>> {
  const byLine = new Map<number, Set<string>>();
  const add = (lines: number[], held: string[]): void => {
    for (const line of lines) byLine.set(line, new Set([...(byLine.get(line) ?? []), ...held]));
  };
  for (const { rows, figures } of domains) {
    for (const row of [...rows.values()].flat()) add((row.provenance as Provenance).lines, figuresOf(row));
    for (const { lines, printed } of figures) add(lines, figuresIn(printed).map(normalizedFigure));
  }
  const rows = new Map(domains.flatMap((domain) => [...domain.rows]));
  const typed = typedFigures(concepts, (concept) => rows.get(concept) ?? []);
  for (const [line, held] of typed) add([line], [...held.keys()]);
  return byLine;
}

/** Every figure of a row, normalized: of its values, of its dates also the Japanese years, and of what it corrects. */
export function figuresOf({ provenance, ...values }: ReviewedRow): string[] {
  const { asOf, corrections } = provenance as Provenance;
  const text = JSON.stringify([values, asOf, corrections.map(({ printed, read }) => [printed, read])]);
  const texts = [text, ...[...text.matchAll(partialDate)].map(datesIn)];
  return texts.flatMap(figuresIn).map(normalizedFigure);
}

function datesIn([text, year = '', month, day]: RegExpMatchArray): string {
  if (Number(year) < 1869 || Number(year) > 2100) return '';
  return [year, month, day, ...new PartialDate(text).eras].join(' ');
}
