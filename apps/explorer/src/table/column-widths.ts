import { type Sheet, type SheetCell } from '../download/sheet';

const narrowest = 4.5;
/** What is longer is broken into lines: about three, as long as they can still be read. */
const oneLine = 26;
const widest = 56;

/** A width for each column in em, from its head and its first rows, so that columns stand still while rows come and go. */
export function columnWidths({ heads, rows }: Sheet): number[] {
  return heads.map((head, index) => {
    const texts = rows.slice(0, 100).map((row) => widthOf(row[index]));
    // The head keeps room for the mark of its order.
    const width = Math.max(widthOf(head) + 1.2, ...texts) + 1.6;
    return width <= oneLine ? Math.max(width, narrowest) : Math.min(Math.max(width / 3, oneLine), widest);
  });
}

/** A Japanese letter is one em wide, a Latin one about two thirds. The longest line counts; of sentences, all lines. */
function widthOf(cell: SheetCell | undefined): number {
  const lines = String(cell ?? '').split('\n');
  const widths = lines.map((line) =>
    [...line].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0xff ? 1 : 0.64), 0),
  );
  const longest = Math.max(...widths);
  return longest <= oneLine ? longest : widths.reduce((sum, width) => sum + width, 0);
}
