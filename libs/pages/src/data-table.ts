import { html } from 'hono/html';
import type { Html } from './layout';

/** A column of a table. */
export interface TableColumn {
  header: string;
  /** How its cells are set: figures to the right, whole sentences wide, what stays in one line narrow. */
  style?: 'number' | 'long' | 'short' | 'date' | 'print' | undefined;
}

export interface TableRow {
  /** By which an address leads to the row. */
  id?: string;
  /** One for each column. The first names the row. */
  cells: readonly (Html | string)[];
}

export interface DataTable {
  /** The id of the heading that names the table, or its name where no heading does. */
  name: { heading: string } | { label: string };
  caption?: Html | string;
  columns: readonly TableColumn[];
  rows: readonly TableRow[];
}

/** A table in a wide window and on paper. On a phone each row is a card, in which every value stands beside its column's header. */
export function dataTable({ name, caption, columns, rows }: DataTable): Html {
  const named = 'heading' in name ? html`aria-labelledby="${name.heading}"` : html`aria-label="${name.label}"`;
  return html`<div class="table" role="region" ${named} tabindex="0">
    <table class="stacked">
      ${
        caption === undefined
          ? ''
          : html`<caption>
              ${caption}
            </caption>`
      }
      <thead>
        <tr>
          ${columns.map(({ header, style }) => html`<th scope="col" class="${style ?? ''}">${header}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ id, cells }) =>
            html`<tr${id === undefined ? '' : html` id="${id}"`}>
              ${cells.map((cell, at) => tableCell(cell, columns[at], at === 0))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function tableCell(cell: Html | string, { header, style }: Partial<TableColumn> = {}, isRowHeader: boolean): Html {
  return isRowHeader
    ? html`<th scope="row" class="${style ?? ''}">${cell}</th>`
    : html`<td class="${style ?? ''}" data-header="${header}">${cell}</td>`;
}
