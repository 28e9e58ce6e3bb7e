const minWidth = 4.5;
/** A longer text is wrapped, into about three lines. */
const maxLineWidth = 26;
const maxWidth = 56;
/** The space beside the text of a cell. */
const padding = 1.6;
/** The room of the mark that says by which column rows are sorted. */
const sortMark = 1.2;

/** The width of a column in em, which its header and its texts need. */
export function columnWidth(header: string, texts: string[]): number {
  const width = Math.max(textWidth(header) + sortMark, ...texts.map(textWidth)) + padding;
  return width <= maxLineWidth ? Math.max(width, minWidth) : Math.min(Math.max(width / 3, maxLineWidth), maxWidth);
}

/** How many lines a text takes in a column of a width, about. */
export function lineCount(text: string, columnWidth: number): number {
  const lines = text.split('\n').map((line) => Math.ceil(lineWidth(line) / (columnWidth - padding)));
  return lines.reduce((sum, count) => sum + Math.max(count, 1), 0);
}

/** Short lines count separately, long ones together. */
function textWidth(text: string): number {
  const widths = text.split('\n').map(lineWidth);
  const longest = Math.max(...widths);
  return longest <= maxLineWidth ? longest : widths.reduce((sum, width) => sum + width, 0);
}

/** In em: a Japanese letter takes one, a Latin letter about two thirds. */
function lineWidth(line: string): number {
  let width = 0;
  for (let at = 0; at < line.length; at++) width += line.charCodeAt(at) > 0xff ? 1 : 0.64;
  return width;
}
