import type { Check, Concept, DomainRows, EditionFile, ReviewedRow } from '@tokorozawa/subgraph-kit';
import type { LocalizedText, Provenance } from '@tokorozawa/vocabulary';
import { compareFigures, type Comparison, type Difference, type StatedFigure } from './compare';
import type { LeftOut } from './edition-figures';
import { typedFigures } from './typed-figures';

/** What an edition prints, and what of it is in no row. */
export interface EditionSource {
  /** The printed figures by line. */
  figures: ReadonlyMap<number, string[]>;
  leftOut: LeftOut[];
}

export interface EditionCheck {
  faults: LocalizedText[];
  /** How much was checked. */
  counts: { figures: number; records: number; agree: number; explained: number };
  /** How many figures are accounted for as what. */
  classes: Comparison['counts'];
}

/**
 * Checks that every figure of an edition's source is an observation, or something else that a row of its line holds, or
 * left out with a reason, and that every check of the domains agrees or explains why it does not.
 */
export function checkEdition(
  edition: EditionFile,
  { figures, leftOut }: EditionSource,
  domains: DomainRows[],
  concepts: Concept[],
): EditionCheck {
  const rows = new Map(domains.flatMap((domain) => [...domain.rows]));
  const rowsOf = (concept: string) => rows.get(concept) ?? [];
  const checks = concepts.flatMap((concept) => concept.checks(rowsOf(concept.name), rowsOf));
  const explained = checks.filter(({ explanation }) => explanation).length;
  const reviewed = concepts.filter(({ collect }) => !collect);
  const { differences, counts: classes } = compareFigures(figures, {
    observations: rowsOf('Observation').map(statedFigure),
    typed: typedFigures(reviewed, rowsOf),
    leftOut,
  });
  return {
    faults: [...linesBeyond(edition, domains), ...describeDifferences(differences), ...checks.flatMap(faultOfCheck)],
    counts: {
      figures: [...figures.values()].flat().length,
      records: [...rows.values()].flat().length,
      agree: checks.length - explained,
      explained,
    },
    classes,
  };
}

/** A check agrees, or says why it does not. */
function faultOfCheck({ id, printed, computed, explanation }: Check): LocalizedText[] {
  if (printed !== computed && !explanation) {
    return [
      {
        ja: `検算 ${id} が合いません: 資料は ${printed}、計算は ${computed}`,
        en: `${id}: printed ${printed}, computed ${computed}`,
      },
    ];
  }
  if (printed !== computed || !explanation) return [];
  return [
    { ja: `検算 ${id} は合っているので、理由は要りません`, en: `${id}: it agrees, so its explanation is needless` },
  ];
}

const statedFigure = ({ id, printed, provenance }: ReviewedRow): StatedFigure => ({
  id,
  printed: printed as string,
  lines: (provenance as Provenance).lines,
});

/** Describes the differences, those of one line that have the same problem together. */
function describeDifferences(differences: Difference[]): LocalizedText[] {
  const figures = new Map<string, string[]>();
  const keyOf = ({ line, problem }: Difference): string => `${line} ${problem.en}`;
  for (const one of differences) figures.set(keyOf(one), [...(figures.get(keyOf(one)) ?? []), one.figure]);
  const first = new Map([...differences].reverse().map((one) => [keyOf(one), one]));
  return [...figures].map(([key, all]) => {
    const { line, problem } = first.get(key) as Difference;
    return { ja: `L${line}: ${all.join(' ')} ${problem.ja}`, en: `L${line}: ${all.join(' ')} ${problem.en}` };
  });
}

/** The rows that cite lines which the transcript does not have, for themselves or for what was left out. */
function linesBeyond({ transcript }: EditionFile, domains: DomainRows[]): LocalizedText[] {
  return domains
    .flatMap(({ rows }) => [...rows.values()].flat())
    .filter(({ provenance }) => citedLines(provenance as Provenance).some((line) => line > transcript.lines))
    .map(({ id }) => ({
      ja: `${id}: 原稿は ${transcript.lines} 行なのに、それより先の行が書かれています`,
      en: `${id} cites a line beyond the ${transcript.lines} lines of the transcript`,
    }));
}

const citedLines = ({ lines, corrections }: Provenance): number[] => [
  ...lines,
  ...corrections.flatMap((correction) => correction.lines),
];
