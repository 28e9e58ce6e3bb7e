import { inPageLanguage } from './words';

/** With more rows than these, a table has a box to filter it. */
const maxRowsAtAGlance = 8;

/** Makes tables that are wholly on the page, marked with `data-whole`, sortable and, if they are long, searchable. */
export function enhanceTables(main: HTMLElement): void {
  for (const table of main.querySelectorAll<HTMLTableElement>('table[data-whole]')) {
    const rows = [...(table.tBodies[0]?.rows ?? [])];
    if (rows.length < 2) continue;
    makeSortable(table, rows);
    if (rows.length > maxRowsAtAGlance) addFilter(table, rows);
  }
}

function makeSortable(table: HTMLTableElement, rows: readonly HTMLTableRowElement[]): void {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
  heads.forEach((head, index) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'sort';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const isAscending = head.ariaSort !== 'ascending';
      for (const other of heads) other.removeAttribute('aria-sort');
      head.ariaSort = isAscending ? 'ascending' : 'descending';
      table.tBodies[0]?.append(...sorted(rows, index, isAscending));
    });
  });
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

function addFilter(table: HTMLTableElement, rows: readonly HTMLTableRowElement[]): void {
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
  input.addEventListener('input', () => {
    const words = folded(input.value).split(/\s+/);
    const matching = rows.filter((row) => {
      row.hidden = !words.every((word) => texts.get(row)?.includes(word));
      return !row.hidden;
    });
    count.textContent = input.value.trim() === '' ? '' : countText(matching.length, rows.length);
  });
}

/** Full-width and half-width letters are the same, as are capitals and small ones. */
const folded = (text: string): string => text.normalize('NFKC').toLowerCase().trim();

const countText = (count: number, all: number): string =>
  inPageLanguage({ ja: `${all}件のうち${count}件`, en: `${count} of ${all} rows` });
