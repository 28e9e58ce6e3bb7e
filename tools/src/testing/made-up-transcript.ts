import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readFigures } from '../data-check/edition-figures';
import { figuresIn } from '../data-check/figures';
import { checkout } from './checkout';

const domains = join(checkout, 'libs/subgraphs');

interface DataFile {
  provenance?: { lines?: number[] };
  rows: { provenance?: { lines?: number[]; corrections?: { lines: number[]; printed?: string }[] } }[];
}

/**
 * A transcript that the rows of an edition might have been read from: each line has the figures that are known of it, and
 * words of the rows that cite it. The real one is not ours to publish.
 *
 * @returns its lines; the first has the index 0
 */
export function madeUpTranscript(edition: string): string[] {
  const words = new Map<number, Set<string>>();
  const add = (line: number, text: string): unknown => words.set(line, (words.get(line) ?? new Set()).add(text));
  for (const { provenance, rows } of dataFiles(edition)) {
    for (const { provenance: own, ...values } of rows) {
      const lines = own?.lines ?? provenance?.lines ?? [];
      const texts = [...new Set(japanese(values))];
      // Without its digits, a text adds no figures to those that are known.
      texts.forEach((text, index) => add(lines[index % lines.length] ?? 0, text.replaceAll(/[0-9０-９]/g, '')));
      for (const { lines: faulty, printed } of own?.corrections ?? []) {
        // Words from several lines are stated together.
        printed?.split(/ (?:…|\/) /).forEach((part, index) => add(faulty[index] ?? faulty.at(-1) ?? 0, part));
      }
    }
  }
  const figures = readFigures(join(domains, 'catalogue/data', edition));
  const last = Math.max(...words.keys(), ...figures.keys());
  return Array.from({ length: last }, (_, index) => {
    const text = [...(words.get(index + 1) ?? [])].join(' ');
    return [text, ...without(figures.get(index + 1) ?? [], figuresIn(text))].join(' ');
  });
}

/** A list of figures without those that are printed already. */
function without(figures: string[], printed: string[]): string[] {
  const left = [...printed];
  return figures.filter((figure) => {
    const at = left.indexOf(figure);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

function dataFiles(edition: string): DataFile[] {
  return (
    readdirSync(domains)
      .map((domain) => join(domains, domain, 'data', edition))
      // What municipalities write has no data files.
      .filter((folder) => existsSync(folder))
      .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
      .filter((path) => path.endsWith('.yaml'))
      .map((path) => parse(readFileSync(path, 'utf8')) as DataFile)
      .filter(({ rows }) => Array.isArray(rows))
  );
}

/** The Japanese texts of a value. */
function japanese(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === 'ja' && typeof part === 'string' ? [part] : japanese(part),
  );
}
