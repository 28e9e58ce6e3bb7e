import { figuresIn, normalizedFigure } from '../data-check/figures';

/** What is known of a line of the old transcript, whose text is not kept. */
export interface KnownLine {
  /** As they were printed, from `figures.tsv`. */
  figures: string[];
  /** The texts of the rows that cite the line. */
  texts: string[];
}

/**
 * Proposes for each line of the old transcript the lines of the new one that look like it.
 *
 * Lines are compared by their figures and by the words that they share with the rows that cite them; what is rare counts
 * more. The two transcripts are then aligned in their order, because a new edition mostly keeps the order of the old one.
 * A line that finds nothing there is looked for everywhere.
 *
 * @param known the lines that have figures or are cited, by their number
 * @param transcript the text of the new transcript
 * @returns numbers of lines of the new transcript by those of the old one; a line that looks like none is absent
 */
export function proposeLines(known: ReadonlyMap<number, KnownLine>, transcript: string): Map<number, number[]> {
  const before = [...known].sort(([one], [other]) => one - other).map(([number, line]) => oldLine(number, line));
  const after = transcript
    .split('\n')
    .map((text, index) => newLine(index + 1, text))
    .filter(({ words, figures }) => words.size + figures.length > 0);
  const similarities = compareLines(before, after);
  const aligned = align(before, after, similarities);
  addMoved(aligned, similarities);
  addContinuations(aligned, after, similarities);
  return new Map(
    [...aligned].map(([row, columns]) => [numberAt(before, row), columns.map((column) => numberAt(after, column))]),
  );
}

/** A line of a transcript with what it is compared by. */
interface Line {
  number: number;
  /** Each two neighboring characters of its text. */
  words: Set<string>;
  /** Normalized. */
  figures: string[];
}

function oldLine(number: number, { figures, texts }: KnownLine): Line {
  return { number, words: new Set(texts.flatMap(pairsOf)), figures: figures.map(normalizedFigure) };
}

function newLine(number: number, text: string): Line {
  return { number, words: new Set(pairsOf(text)), figures: figuresIn(text).map(normalizedFigure) };
}

/** Each two neighboring characters, without spaces, punctuation and digits, which editions set in many ways. */
function pairsOf(text: string): string[] {
  const letters = [
    ...text
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[^\p{L}]/gu, ''),
  ];
  return letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
}

/** More shared words or figures than these, by weight, make two lines no more alike: a long line is not the likeliest. */
const maxWordWeight = 8;
const maxFigureWeight = 10;

/** Two lines that are less alike are taken to be different, unless the lines before them are aligned as well. */
const minSimilarity = 2;

/** How alike each old line (row) and each new line (column) are. */
function compareLines(before: Line[], after: Line[]): number[][] {
  const wordWeight = rarity(after.map(({ words }) => words));
  const figureWeight = rarity(after.map(({ figures }) => new Set(figures)));
  const totals = after.map(({ words }) => sum([...words], wordWeight));
  return before.map((old) =>
    after.map(({ words, figures }, column) => {
      const sharedWords = sum(
        [...words].filter((word) => old.words.has(word)),
        wordWeight,
      );
      const sharedFigures = sum(
        figures.filter((figure) => old.figures.includes(figure)),
        figureWeight,
      );
      const alikeWords = sharedWords && (Math.min(maxWordWeight, sharedWords) * sharedWords) / (totals[column] ?? 1);
      return alikeWords + Math.min(maxFigureWeight, sharedFigures);
    }),
  );
}

/** Weighs what stands in few of these lines more than what stands in many. */
function rarity(lines: Set<string>[]): (one: string) => number {
  const frequencies = new Map<string, number>();
  for (const line of lines) for (const one of line) frequencies.set(one, (frequencies.get(one) ?? 0) + 1);
  return (one) => Math.log(lines.length / (frequencies.get(one) ?? lines.length)) + 0.1;
}

const sum = (parts: string[], weight: (part: string) => number): number =>
  parts.reduce((total, part) => total + weight(part), 0);

/** How many lines above a pair are looked at for one that is as far away in both transcripts. */
const reach = 4;
/** What such a pair counts. */
const sameDistance = 2;

/** A pair of lines in an alignment, by their indexes, with the best total of the alignments that end with it. */
interface Pair {
  row: number;
  column: number;
  total: number;
  previous: Pair | undefined;
}

/** The best alignment that keeps the order: the indexes in `after`, one each, by those in `before`. */
function align(before: Line[], after: Line[], similarities: number[][]): Map<number, number[]> {
  const rows: (Pair | undefined)[][] = [];
  /** By column, the best pair that lies above and to the left. */
  let aboveLeft: (Pair | undefined)[] = after.map(() => undefined);
  for (const [row, old] of before.entries()) {
    const pairs = after.map((line, column): Pair | undefined => {
      const differing = Math.abs(old.figures.length - line.figures.length);
      const score = (similarities[row]?.[column] ?? 0) - Math.min(4, differing);
      const near = nearestPair(rows, before, after, row, column);
      const any = score >= minSimilarity ? aboveLeft[column] : undefined;
      if (score < minSimilarity && !near) return undefined;
      const nearTotal = near ? near.total + sameDistance : 0;
      const anyTotal = any?.total ?? 0;
      return { row, column, total: Math.max(nearTotal, anyTotal) + score, previous: nearTotal > anyTotal ? near : any };
    });
    rows.push(pairs);
    let best: Pair | undefined;
    aboveLeft = aboveLeft.map((above, column) => {
      const left = best;
      best = better(best, pairs[column]);
      return better(above, left);
    });
  }
  const aligned = new Map<number, number[]>();
  let pair = rows.flat().reduce<Pair | undefined>(better, undefined);
  for (; pair; pair = pair.previous) aligned.set(pair.row, [pair.column]);
  return aligned;
}

/** The best pair shortly above that has the same distance from this one in both transcripts. */
function nearestPair(
  rows: (Pair | undefined)[][],
  before: Line[],
  after: Line[],
  row: number,
  column: number,
): Pair | undefined {
  let best: Pair | undefined;
  for (let above = Math.max(0, row - reach); above < row; above++) {
    const distance = numberAt(before, row) - numberAt(before, above);
    for (let left = Math.max(0, column - 2 * reach); left < column; left++) {
      if (numberAt(after, column) - numberAt(after, left) === distance) best = better(best, rows[above]?.[left]);
    }
  }
  return best;
}

function better(one: Pair | undefined, other: Pair | undefined): Pair | undefined {
  return other && other.total > (one?.total ?? 0) ? other : one;
}

const numberAt = (lines: Line[], index: number): number => lines[index]?.number ?? 0;

/** How alike two lines must be to be paired without the help of their order. */
const minAlone = 5;

/** Pairs what is not aligned with the new line that is most like it, if nothing else is. */
function addMoved(aligned: Map<number, number[]>, similarities: number[][]): void {
  const taken = new Set([...aligned.values()].flat());
  for (const [row, columns] of similarities.entries()) {
    if (aligned.has(row)) continue;
    const free = [...columns.entries()].filter(([column]) => !taken.has(column));
    const [best] = free.sort(([, one], [, other]) => other - one);
    if (!best || best[1] < minAlone) continue;
    aligned.set(row, [best[0]]);
    taken.add(best[0]);
  }
}

/** Adds to what a line is paired with the lines after it that are like it and paired with nothing: it was broken up. */
function addContinuations(aligned: Map<number, number[]>, after: Line[], similarities: number[][]): void {
  const taken = new Set([...aligned.values()].flat());
  for (const [row, columns] of aligned) {
    const isLike = (column: number): boolean => (similarities[row]?.[column] ?? 0) >= minAlone;
    const [first = 0] = columns;
    for (let next = first + 1; next < after.length && !taken.has(next) && isLike(next); next++) columns.push(next);
    for (let above = first - 1; above >= 0 && !taken.has(above) && isLike(above); above--) columns.unshift(above);
    columns.forEach((column) => taken.add(column));
  }
}
