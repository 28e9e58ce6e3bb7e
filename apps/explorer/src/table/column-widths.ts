import { type Sheet, type SheetCell } from '../download/sheet';

const narrowest = 4.5;
const widest = 26;
/** Notes are sentences. */
const widestNote = 40;

/** A width for each column in em, from its head and its first rows, so that columns stand still while rows come and go. The last may hold notes. */
export function columnWidths({ heads, rows }: Sheet, noted: boolean): number[] {
  return heads.map((head, index) => {
    const texts = rows.slice(0, 100).map((row) => widthOf(row[index]));
    // The head keeps room for the mark of its order.
    const width = Math.max(widthOf(head) + 1.2, ...texts) + 1.6;
    const most = noted && index === heads.length - 1 ? widestNote : widest;
    return Math.min(Math.max(width, narrowest), most);
  });
}

/** A Japanese letter is one em wide, a Latin one about half. The longest line counts. */
function widthOf(cell: SheetCell | undefined): number {
  const lines = String(cell ?? '').split('\n');
  return Math.max(
    ...lines.map((line) => [...line].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0xff ? 1 : 0.58), 0)),
  );
}
