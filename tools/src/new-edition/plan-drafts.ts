import type { Concept, DomainRows, ReviewedRow } from '@tokorozawa/subgraph-kit';
import type { Provenance } from '@tokorozawa/vocabulary';
import { figuresIn, normalizedFigure } from '../data-check/figures';
import { figuresOf } from '../data-check/held-figures';
import { type KnownLine, proposeLines } from './propose-lines';

/** What is proposed for a row of the newest edition in the next one. */
export interface RowPlan {
  /**
   * False for a fact of a day that the new transcript does not print again, and for what refers to such a fact and was read
   * from the same lines.
   */
  isCopied: boolean;
  /** True for a fact of a day or a fiscal year. */
  isDated: boolean;
  /** Numbers of the lines of the new transcript that look like those of the row. */
  lines: number[];
  /** True if the old lines print figures that the row holds. */
  hasFigures: boolean;
  /** Those of these figures, as printed, that the new lines do not print. */
  missingFigures: string[];
  /** Figures of the new lines, as printed, that neither the old lines print nor the row holds. */
  newFigures: string[];
}

export interface Plan {
  /** By the id of the row. */
  rows: Map<string, RowPlan>;
  /** Numbers of lines of the new transcript by those of the old one. */
  lines: Map<number, number[]>;
}

/**
 * Plans the drafts of a new edition: which rows of the newest one are copied, and which lines of the new transcript are
 * proposed for them.
 *
 * @param domains the rows of the newest edition
 * @param figures its figures by line, as printed
 * @param transcript the text of the new transcript
 */
export function planDrafts(
  domains: DomainRows[],
  concepts: Concept[],
  figures: ReadonlyMap<number, string[]>,
  transcript: string,
): Plan {
  const rows = concepts.flatMap((concept) =>
    concept.collect ? [] : domains.flatMap((domain) => rowsOf(domain, concept).map((row) => ({ concept, row }))),
  );
  const allRows = rows.map(({ row }) => row);
  const lines = proposeLines(knownLines(allRows, figures), transcript);
  const texts = transcript.split('\n');
  const datedIds = new Set(rows.flatMap(({ concept, row }) => (concept.isDated(row, () => false) ? [row.id] : [])));
  const plans = new Map(
    rows.map(({ concept, row }) => {
      const isDated = concept.isDated(row, (id) => datedIds.has(id));
      return [row.id, planRow(row, isDated, lines, figures, texts)];
    }),
  );
  // Such as the program of a course. Others may refer to facts that only earlier editions print.
  const left = new Map(rows.flatMap(({ row }) => (plans.get(row.id)?.isCopied ? [] : [[row.id, linesOf(row)]])));
  for (const { row } of rows) {
    const isPartOf = (id: string): boolean => linesOf(row).every((line) => left.get(id)?.includes(line));
    const plan = plans.get(row.id);
    if (plan && stringsOf(row).some((text) => left.has(text) && isPartOf(text))) plan.isCopied = false;
  }
  return { rows: plans, lines };
}

const rowsOf = ({ rows }: DomainRows, { name }: Concept): ReviewedRow[] => rows.get(name) ?? [];

const linesOf = (row: ReviewedRow): number[] => (row.provenance as Provenance).lines;

function planRow(
  row: ReviewedRow,
  isDated: boolean,
  proposals: ReadonlyMap<number, number[]>,
  figures: ReadonlyMap<number, string[]>,
  texts: string[],
): RowPlan {
  const held = new Set(figuresOf(row));
  const isHeld = (figure: string): boolean => held.has(normalizedFigure(figure));
  // Line by line, because a small number that is gone from one line often stands in another.
  const compared = linesOf(row).map((line) => {
    const before = figures.get(line) ?? [];
    const after = (proposals.get(line) ?? []).flatMap((proposed) => figuresIn(texts[proposed - 1] ?? ''));
    return { held: before.filter(isHeld), gone: without(before, after).filter(isHeld), added: without(after, before) };
  });
  const lines = linesOf(row).flatMap((line) => proposals.get(line) ?? []);
  const missingFigures = [...new Set(compared.flatMap(({ gone }) => gone))];
  return {
    isCopied: !isDated || (lines.length > 0 && missingFigures.length === 0),
    isDated,
    lines: [...new Set(lines)].sort((one, other) => one - other),
    hasFigures: compared.some((line) => line.held.length > 0),
    missingFigures,
    newFigures: [...new Set(compared.flatMap(({ added }) => added))].filter((figure) => !isHeld(figure)),
  };
}

/** Those of these figures that others do not contain, whatever their separators. */
function without(figures: string[], others: string[]): string[] {
  const known = new Set(others.map(normalizedFigure));
  return figures.filter((figure) => !known.has(normalizedFigure(figure)));
}

/** What is known of the lines of the old transcript, whose text is not kept: their figures, and the rows that cite them. */
function knownLines(rows: ReviewedRow[], figures: ReadonlyMap<number, string[]>): Map<number, KnownLine> {
  const known = new Map(
    [...figures].map(([line, printed]): [number, KnownLine] => [line, { figures: printed, texts: [] }]),
  );
  for (const row of rows) {
    const texts = japaneseOf(row);
    const { lines, corrections } = row.provenance as Provenance;
    for (const line of [...lines, ...corrections.flatMap((correction) => correction.lines)]) {
      const { figures: printed = [], texts: others = [] } = known.get(line) ?? {};
      known.set(line, { figures: printed, texts: [...others, ...texts] });
    }
  }
  return known;
}

/** Properties whose texts are our own words about the source, or no words of it. */
const notPrinted = new Set(['id', 'en', 'heading', 'document', 'edition', 'field', 'reason', 'note']);

/** The texts of a row that the source may print. */
function japaneseOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    notPrinted.has(key) || key.endsWith('Id') ? [] : japaneseOf(part),
  );
}

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}
