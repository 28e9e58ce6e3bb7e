import { type KeyboardEvent, type RefObject, useLayoutEffect } from 'react';

/** What roving focus needs to know about a grid. */
interface RovingGrid {
  /** The element with the rows, each with an `aria-rowindex`. */
  grid: RefObject<HTMLTableElement | null>;
  /** The number of rows, of which the header is the first. */
  rowCount: number;
  /** Renders a row that is out of sight, counted from the header, which is 1. */
  reveal: (rowIndex: number) => void;
}

/** Rows that Page Up and Page Down move by. */
const pageSize = 10;

/**
 * Makes a grid one stop of the tab key, in the ARIA pattern: the arrow keys, Home, End, Page Up and Page Down move between
 * its cells. The focus is on the button or the link of a cell, or else on the cell itself.
 */
export function useRovingFocus({ grid, rowCount, reveal }: RovingGrid) {
  // The cell that had the focus may be out of sight and no longer there.
  useLayoutEffect(() => {
    if (grid.current && !grid.current.querySelector('[tabindex="0"]'))
      setStop(grid.current, targetIn(grid.current, 1, 0));
  });

  function move(rowIndex: number, columnIndex: number) {
    if (!grid.current) return;
    const target = targetIn(grid.current, rowIndex, columnIndex);
    if (target) focus(grid.current, target);
    else {
      reveal(rowIndex);
      focusWhenRendered(grid.current, rowIndex, columnIndex);
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    const cell = (event.target as Element).closest('td, th');
    const row = cell?.closest('tr');
    if (!cell || !row || event.altKey || event.metaKey) return;
    const at: Position = {
      row: Number(row.ariaRowIndex),
      column: [...row.cells].indexOf(cell as HTMLTableCellElement),
    };
    const next = nextPosition(event, at, { row: rowCount, column: row.cells.length - 1 });
    if (!next) return;
    event.preventDefault();
    move(next.row, next.column);
  }

  /** A click or a screen reader may focus any cell, which is then the stop. */
  const onFocus = (event: { target: EventTarget }) =>
    grid.current && event.target instanceof HTMLElement && setStop(grid.current, event.target);

  return { onKeyDown, onFocus };
}

interface Position {
  /** Counted from 1, which is the header. */
  row: number;
  column: number;
}

function nextPosition(
  { key, ctrlKey }: KeyboardEvent,
  { row, column }: Position,
  last: Position,
): Position | undefined {
  const moves: Record<string, Position> = {
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    PageUp: { row: row - pageSize, column },
    PageDown: { row: row + pageSize, column },
    Home: { row: ctrlKey ? 1 : row, column: 0 },
    End: { row: ctrlKey ? last.row : row, column: last.column },
  };
  const next = moves[key];
  if (!next) return undefined;
  return {
    row: Math.min(Math.max(next.row, 1), last.row),
    column: Math.min(Math.max(next.column, 0), last.column),
  };
}

function targetIn(grid: HTMLTableElement, rowIndex: number, columnIndex: number): HTMLElement | undefined {
  const cell = grid.querySelector<HTMLTableRowElement>(`tr[aria-rowindex="${rowIndex}"]`)?.cells[columnIndex];
  return cell?.querySelector<HTMLElement>('button, a') ?? cell;
}

function setStop(grid: HTMLTableElement, target: HTMLElement | undefined): void {
  if (!target) return;
  for (const former of grid.querySelectorAll('[tabindex="0"]')) former.setAttribute('tabindex', '-1');
  target.setAttribute('tabindex', '0');
}

function focus(grid: HTMLTableElement, target: HTMLElement): void {
  setStop(grid, target);
  target.focus();
}

/** The row appears in one of the next frames. */
function focusWhenRendered(grid: HTMLTableElement, rowIndex: number, columnIndex: number, framesLeft = 30): void {
  requestAnimationFrame(() => {
    const target = targetIn(grid, rowIndex, columnIndex);
    if (target) focus(grid, target);
    else if (framesLeft > 0) focusWhenRendered(grid, rowIndex, columnIndex, framesLeft - 1);
  });
}
