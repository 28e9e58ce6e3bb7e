/** A number with its separators, as it stands in a text: `27,283.17`, `1.182`, `30.3`. */
const figure = /\d+(?:[.,]\d+)*/g;

/**
 * The figures of a text as they are printed, in their order: `1,262`, `33.0`, `08`. Full-width digits count and become
 * half-width; enumerators such as ① do not count.
 */
export function figuresIn(text: string): string[] {
  return (
    text
      .replace(/[①-⑳㉑-㊿㎡㎢]/g, ' ')
      .normalize('NFKC')
      .match(figure) ?? []
  );
}

/** A figure as it is compared, without separators of thousands and idle zeros: `1,262` is 1262, `33.0` is 33, `08` is 8. */
export function normalizedFigure(figure: string): string {
  return figure
    .replaceAll(/,(?=\d{3})/g, '')
    .replace(/^0+(?=\d)/, '')
    .replace(/^(\d+)\.0+$/, '$1');
}

/** The figures of each line of a transcript that has any, by the number of the line, counted from 1. */
export function figuresByLine(transcript: string): Map<number, string[]> {
  const lines = transcript.split('\n').map((line, index) => [index + 1, figuresIn(line)] as const);
  return new Map(lines.filter(([, figures]) => figures.length > 0));
}
