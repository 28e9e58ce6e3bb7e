import { numberInWords, pathLabel } from '@tokorozawa/answer-tables';
import { enumText, type RecordField } from '@tokorozawa/record-fields';
import { recordPath } from '@tokorozawa/vocabulary/record-id';
import { Locale } from '@tokorozawa/vocabulary';
import type { GraphQLSchema } from 'graphql';
import { html } from 'hono/html';
import { inLanguage, tagOf, type Html, type PageContext } from '../layout';
import { dateElement, numberText, scalarText, shownValue, type DateParts } from '../values';
import { figureWords } from '../words/amount-words';
import { countOfRest, valueOf, type Figure, type Json, type RecordReference } from './read-record';

/** What the values of a page are shown with. */
export interface Showing {
  context: PageContext;
  schema: GraphQLSchema;
  /** The figures by the paths of their fields. */
  figuresAt: ReadonlyMap<string, Figure>;
  /** What a reader must know about the value at a path: how it was corrected, why it is missing. */
  notesAt(path: string): Html[];
}

/** A field of a record with all values in it; nothing for a null about which nothing is known. */
export function showField(showing: Showing, field: RecordField, values: Record<string, Json>, parent = ''): Html | '' {
  const value = valueOf(field, values);
  const rest = countOfRest(field, values);
  const path = parent ? `${parent}.${field.name}` : field.name;
  const notes = showing.notesAt(path);
  const isEmpty = isNothing(value);
  if (isEmpty && notes.length === 0) return '';
  const shown = isEmpty ? '' : showContent(showing, field, value as Json, path);
  const label = labelOf(showing.context, field);
  return shownValue(showing.context, {
    anchor: path,
    label,
    value: html`${shown}${rest > 0 ? moreText(showing.context, rest) : ''}${notes}`,
  });
}

/** That a list has more items than a page shows. */
export const moreText = (context: PageContext, count: number): Html =>
  html`<p class="soft">
    ${inLanguage(context, { ja: `ほかに${numberText(count, context.locale)}件あります。`, en: `There are ${numberText(count, context.locale)} more.` })}
  </p>`;

/** What a field is called on a page. */
export const labelOf = (context: PageContext, { label }: RecordField): string => inLanguage(context, label);

function showContent(showing: Showing, field: RecordField, value: Json, path: string): Html | string {
  if (!Array.isArray(value)) return showItem(showing, field, value, path);
  const items = value.filter((item) => item !== null);
  if (field.kind === 'value' && items.length > 1 && isFlat(field)) return showTable(showing, field, items, path);
  if (field.kind === 'enum' || field.kind === 'number') {
    const separator = inLanguage(showing.context, { ja: '、', en: ', ' });
    return items.map((item) => String(showItem(showing, field, item, path))).join(separator);
  }
  const shown = items.map((item, index) => {
    const itemPath = `${path}.${index}`;
    return html`<li id="${itemPath}">${showItem(showing, field, item, itemPath)}${showing.notesAt(itemPath)}</li>`;
  });
  return html`<ul class="${items.length === 1 ? 'single' : ''}">
    ${shown}
  </ul>`;
}

function showItem(showing: Showing, field: RecordField, value: Json, path: string): Html | string {
  const { context } = showing;
  switch (field.kind) {
    case 'date':
      return dateElement(context, value as unknown as DateParts);
    case 'record':
      return recordLink(context, value as unknown as RecordReference);
    case 'value':
      return showParts(showing, field, value as Record<string, Json>, path);
    case 'enum':
      return inLanguage(context, enumText(field.type, String(value)));
    case 'boolean':
      return inLanguage(context, value === true ? { ja: 'はい', en: 'Yes' } : { ja: 'いいえ', en: 'No' });
    case 'number':
      return showNumber(showing, field, Number(value), path);
    case 'id':
      return html`<code>${value}</code>`;
    case 'text':
      return showText(context, scalarText(String(value), field.type.name, context.locale));
  }
}

function showNumber({ context, figuresAt }: Showing, field: RecordField, value: number, path: string): string {
  const figure = figuresAt.get(path);
  if (figure) return figureWords({ ...figure, value, status: 'NORMAL' }, figure.unit, context.locale);
  // Years and ordinal numbers have no separators.
  const isPlain = /year|position|number|line/i.test(field.name) || field.type.name === 'FiscalYear';
  return isPlain ? String(value) : numberInWords(value, field.name, tagOf(context));
}

/** A text in the language in which it is written. */
export function showText({ locale }: PageContext, text: string): Html | string {
  if (/^https?:\/\/\S+$/.test(text)) return html`<a href="${text}">${text}</a>`;
  return locale === Locale.EN && isJapanese(text) ? html`<span lang="ja">${text}</span>` : text;
}

/** True if at least as many Japanese characters as Latin letters are in a text: an English sentence can name a Japanese word. */
export function isJapanese(text: string): boolean {
  const japanese = text.match(/[\u3040-\u30ff\u4e00-\u9fff]/g)?.length ?? 0;
  return japanese > 0 && japanese >= (text.match(/[a-z]/gi)?.length ?? 0);
}

/** A link to the page of another record. */
export function recordLink(context: PageContext, { id, name }: Pick<RecordReference, 'id' | 'name'>): Html {
  return html`<a href="${context.addresses.link(recordPath(id))}">${showText(context, name)}</a>`;
}

function fieldsOfValue({ fields, variants }: RecordField, value: Record<string, Json>): RecordField[] {
  return variants.find(({ type }) => type.name === value.__typename)?.fields ?? fields;
}

function showParts(showing: Showing, field: RecordField, value: Record<string, Json>, path: string): Html {
  const parts = fieldsOfValue(field, value).map((inner) => showField(showing, inner, value, path));
  return html`<dl class="values">${parts}</dl>`;
}

/** True for a value whose parts fit into the cells of a table. */
const isFlat = ({ fields, variants }: RecordField): boolean =>
  variants.length === 0 && fields.length > 1 && fields.every(({ kind }) => kind !== 'value');

function showTable(showing: Showing, field: RecordField, items: Json[], path: string): Html {
  const rows = items as Record<string, Json>[];
  const columns = field.fields.filter(({ name }) => rows.some((row) => !isNothing(row[name])));
  return html`<div class="table" role="region" aria-label="${labelOf(showing.context, field)}" tabindex="0">
    <table class="stacked">
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col" class="${column.kind}">${labelOf(showing.context, column)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row, index) =>
            html`<tr id="${path}.${index}">
              ${columns.map((column) => showCell(showing, column, valueOf(column, row), `${path}.${index}.${column.name}`))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function showCell(showing: Showing, column: RecordField, value: Json | undefined, path: string): Html {
  const content = isNothing(value) ? '' : showContent(showing, column, value as Json, path);
  const header = labelOf(showing.context, column);
  // Without white space, so that a phone leaves out an empty cell with its header.
  return html`<td class="${column.kind}" id="${path}" data-header="${header}">${content}${showing.notesAt(path)}</td>`;
}

/** True also for a list of records of which none can be read now. */
const isNothing = (value: Json | undefined): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.every((item) => item === null));

/** The name of a field of another record, with a link to its value there: "Population". */
export function fieldLink({ context, schema }: Showing, type: string, id: string, path: string): Html {
  const label = pathLabel(schema, type, path, tagOf(context));
  return html`<a href="${context.addresses.link(`${recordPath(id)}#${path}`)}">${label}</a>`;
}
