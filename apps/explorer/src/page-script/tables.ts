import { inPageLanguage } from './words';

/** With more rows than these, a table has a box to filter it. */
const maxRowsAtAGlance = 8;

/** How the reader arranged a table. */
interface Arrangement {
  /** The index of the column that it is sorted by. */
  column?: number;
  isDescending?: boolean;
  filter?: string;
}

/** Those of the tables that are shown, in their order on the page. */
let arrangements: Arrangement[] = [];

/**
 * Makes tables that are wholly on the page, marked with `data-whole`, sortable and, if they are long, searchable. The entry
 * of the page in the history keeps how they are arranged, to which the back button and a reload return.
 */
export function enhanceTables(main: HTMLElement): void {
  arrangements = (history.state as { tables?: Arrangement[] } | null)?.tables ?? [];
  for (const [index, table] of main.querySelectorAll<HTMLTableElement>('table[data-whole]').entries()) {
    const rows = [...(table.tBodies[0]?.rows ?? [])];
    if (rows.length < 2) continue;
    const arrangement = (arrangements[index] ??= {});
    makeSortable(table, rows, arrangement);
    if (rows.length > maxRowsAtAGlance) addFilter(table, rows, arrangement);
  }
}

/** Keeps the order of tables for the entry of a place on the page too, such as a note, which has the same tables. */
export function keepTablesOfPlaces(): void {
  addEventListener('hashchange', () => {
    if (arrangements.length > 0) keepArrangements();
  });
}

const keepArrangements = (): void => history.replaceState({ tables: arrangements }, '');

function makeSortable(table: HTMLTableElement, rows: readonly HTMLTableRowElement[], arrangement: Arrangement): void {
  const headers = [...(table.tHead?.rows[0]?.cells ?? [])];
  const sort = (index: number, isAscending: boolean): void => {
    for (const header of headers) header.removeAttribute('aria-sort');
    (headers[index] as HTMLTableCellElement).ariaSort = isAscending ? 'ascending' : 'descending';
    table.tBodies[0]?.append(...sorted(rows, index, isAscending));
  };
  headers.forEach((header, index) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'sort';
    button.append(...header.childNodes);
    header.append(button);
    button.addEventListener('click', () => {
      const isAscending = header.ariaSort !== 'ascending';
      sort(index, isAscending);
      Object.assign(arrangement, { column: index, isDescending: !isAscending });
      keepArrangements();
    });
  });
  const { column, isDescending = false } = arrangement;
  if (column !== undefined && headers[column]) sort(column, !isDescending);
}

const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

/** Rows without a value come last in either order. Equal rows stay in the order in which the server wrote them. */
function sorted(rows: readonly HTMLTableRowElement[], index: number, isAscending: boolean): HTMLTableRowElement[] {
  const keys = new Map(rows.map((row) => [row, sortKey(row.cells[index])]));
  const direction = isAscending ? 1 : -1;
  return [...rows].sort((one, other) => {
    const [a, b] = [keys.get(one) ?? '', keys.get(other) ?? ''];
    if (a === '' || b === '') return Number(a === '') - Number(b === '');
    const order = typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
    return order * direction;
  });
}

/** A date by its ISO form, a number by its value, anything else by its text without the marks of notes and of items. */
function sortKey(cell: HTMLTableCellElement | undefined): string | number {
  if (!cell) return '';
  const text = cell.dataset.value ?? cell.querySelector('time')?.dateTime ?? ownText(cell);
  const number = /^[-−]?[\d,]+(\.\d+)?(?=\s*\D{0,6}$)/.exec(text)?.[0];
  return number ? Number(number.replace('−', '-').replaceAll(',', '')) : text;
}

function ownText(cell: HTMLTableCellElement): string {
  const copy = cell.cloneNode(true) as HTMLTableCellElement;
  for (const mark of copy.querySelectorAll('sup, .item-mark')) mark.remove();
  return copy.textContent?.trim() ?? '';
}

function addFilter(table: HTMLTableElement, rows: readonly HTMLTableRowElement[], arrangement: Arrangement): void {
  const place = table.closest('.table') ?? table;
  const box = document.createElement('p');
  box.className = 'table-filter';
  const label = document.createElement('label');
  const input = document.createElement('input');
  input.type = 'search';
  label.append(inPageLanguage({ ja: '表の中を絞り込む', en: 'Filter the table' }), ' ', input);
  const count = document.createElement('span');
  count.className = 'soft';
  count.setAttribute('role', 'status');
  box.append(label, ' ', count);
  place.before(box);
  const texts = new Map(rows.map((row) => [row, folded(row.textContent ?? '')]));
  const filter = (): void => {
    const words = folded(input.value).split(/\s+/);
    const matching = rows.filter((row) => {
      row.hidden = !words.every((word) => texts.get(row)?.includes(word));
      return !row.hidden;
    });
    count.textContent = input.value.trim() === '' ? '' : countText(matching.length, rows.length);
  };
  input.addEventListener('input', () => {
    filter();
    arrangement.filter = input.value;
    keepArrangements();
  });
  input.value = arrangement.filter ?? '';
  if (input.value) filter();
}

/** Full-width and half-width letters are the same, as are capitals and small ones. */
const folded = (text: string): string => text.normalize('NFKC').toLowerCase().trim();

const countText = (count: number, all: number): string =>
  inPageLanguage({ ja: `${all}件のうち${count}件`, en: `${count} of ${all} rows` });
