import {
  type AnswerTable,
  cellPath,
  cellText,
  columnHeaders,
  isNumeric,
  type Note,
  pathKey,
  type Row,
  tableTitle,
} from '@tokorozawa/answer-tables';
import { inLanguage, tagOf, type Html, type PageContext } from '@tokorozawa/pages';
import { isRecord } from '@tokorozawa/record-fields';
import { inPath } from '@tokorozawa/resources';
import type { GraphQLSchema } from 'graphql';
import { html } from 'hono/html';

/** A table with what a reader must know about its cells. */
export interface ShownTable {
  table: AnswerTable;
  notes: ReadonlyMap<Row, Note[]>;
  schema: GraphQLSchema;
}

/** A table of an answer, each value with an anchor, and its notes below it. */
export function answerTable(context: PageContext, { table, notes, schema }: ShownTable): Html {
  const language = tagOf(context);
  const heads = columnHeaders(table, 'words', language);
  // The sources and the notes say what the provenance of the records says.
  const shownColumns = table.columns.flatMap(({ fieldPath }, index) =>
    fieldPath.some(({ type }) => type?.name === 'Provenance') ? [] : [index],
  );
  const numbered = numberNotes(notes);
  const anchors = new Set<string>();
  const title = tableTitle(table, language);
  const cellOf = (row: Row, index: number): Html => {
    const column = table.columns[index] as AnswerTable['columns'][number];
    const path = cellPath(column, row);
    const key = path && pathKey(path);
    const isFirst = key !== undefined && !anchors.has(key);
    if (isFirst) anchors.add(key);
    const own = (notes.get(row) ?? []).filter((note) => note.column === index);
    const reason = own.find((note) => note.reason !== undefined)?.reason;
    const value = row.cells[index];
    const text = cellText(value, column.field, language);
    const shown =
      text === '' && reason ? html`<span class="soft">${reason}</span>` : linked(context, column, value, text, schema);
    const marks = own.map((note) => {
      const number = numbered.get(note.text) as number;
      return html`<sup
        ><a href="#note-${number}" aria-label="${inLanguage(context, { ja: `注${number}`, en: `Note ${number}` })}"
          >*${number}</a
        ></sup
      >`;
    });
    const kind = isNumeric(column.field) ? 'number' : '';
    return html`<td class="${kind}" ${isFirst ? html` id="${key}"` : ''}>${shown}${marks}</td>`;
  };
  const rows = table.rows.map(
    (row) =>
      html`<tr>
        ${shownColumns.map((index) => cellOf(row, index))}
      </tr>`,
  );
  return html`<div class="table" tabindex="0" role="region" aria-label="${title}">
      <table>
        <caption>
          ${title} (${countText(context, table)})
        </caption>
        <thead>
          <tr>
            ${shownColumns.map(
              (index) =>
                html`<th
                  scope="col"
                  class="${isNumeric((table.columns[index] as AnswerTable['columns'][number]).field) ? 'number' : ''}"
                >
                  ${heads[index]}
                </th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
    ${notesList(context, numbered)}`;
}

/** "12件", or "50件のうち20件" where the answer has one page of more. */
function countText(context: PageContext, { rows, totalCount }: AnswerTable): string {
  const count = rows.length;
  if (totalCount !== undefined && totalCount > count)
    return inLanguage(context, { ja: `${totalCount}件のうち${count}件`, en: `${count} of ${totalCount} rows` });
  return inLanguage(context, { ja: `${count}件`, en: count === 1 ? '1 row' : `${count} rows` });
}

/** Notes by their texts, each with its number. Equal notes are one. */
function numberNotes(notes: ShownTable['notes']): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const { text } of [...notes.values()].flat()) if (!numbers.has(text)) numbers.set(text, numbers.size + 1);
  return numbers;
}

function notesList(context: PageContext, numbered: Map<string, number>): Html | '' {
  if (numbered.size === 0) return '';
  return html`<h3>${inLanguage(context, { ja: '注', en: 'Notes' })}</h3>
    <ol class="notes">
      ${[...numbered].map(([text, number]) => html`<li id="note-${number}">${text}</li>`)}
    </ol>`;
}

/** An id of a record is a link to its page. */
function linked(
  { addresses }: PageContext,
  { field }: AnswerTable['columns'][number],
  value: unknown,
  text: string,
  schema: GraphQLSchema,
): Html | string {
  if (typeof value !== 'string') return text;
  const parent = schema.getType(field.parentType);
  const isId = (field.name === 'id' && parent && isRecord(parent)) || field.name === 'recordId';
  return isId ? html`<a href="${addresses.link(`/id/${inPath(value)}`)}">${text}</a>` : text;
}
