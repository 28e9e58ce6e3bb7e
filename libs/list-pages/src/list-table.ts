import {
  dateElement,
  inLanguage,
  numberText,
  tagOf,
  translatorOf,
  type DateParts,
  type Html,
  type PageContext,
} from '@tokorozawa/pages';
import { enumText, isRecord } from '@tokorozawa/record-fields';
import { recordPath } from '@tokorozawa/resources';
import { html } from 'hono/html';
import type { ColumnChoice } from './column-choices';
import type { Item, ListAnswer, ListRequest } from './read-page';

/** The rows of a page as a table. The name of a record leads to its page. */
export function listTable(context: PageContext, { list, choices }: ListRequest, { items, total }: ListAnswer): Html {
  const title = list.title[tagOf(context)];
  const isWhole = items.length === total;
  return html`<div class="table" tabindex="0" role="region" aria-label="${title}">
    <table ${isWhole ? html`data-whole` : ''}>
      <caption>
        ${title}
      </caption>
      <thead>
        <tr>
          ${choices.map(
            (choice) =>
              html`<th scope="col" class="${choice.kind === 'number' ? 'number' : ''}">
                ${inLanguage(context, choice.head)}
              </th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${items.map(
          (item) =>
            html`<tr>
              ${choices.map((choice) => cell(context, choice, item, isRecord(list.item)))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function cell(context: PageContext, choice: ColumnChoice, item: Item, isOfRecord: boolean): Html {
  const values = valuesAt(item, choice.path);
  const isEmpty = values.every((value) => value === null);
  const isName = isOfRecord && choice.name === 'name';
  // Values of a list keep their places, so that the columns of a list match line by line.
  const lines = isEmpty ? [] : values.map((value) => (isName ? nameOf(context, item) : shown(context, choice, value)));
  const kind =
    choice.kind === 'number' ? 'number' : choice.kind === 'date' ? 'date' : choice.kind === 'text' ? 'text' : '';
  return html`<td class="${kind}">${lines.map((line, index) => (index === 0 ? line : html`<br />${line}`))}</td>`;
}

/** The values that a path leads to, through all lists on its way; null where there is none. */
export function valuesAt(value: unknown, path: readonly string[]): unknown[] {
  if (value === null || value === undefined) return [null];
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, path));
  const [key, ...rest] = path;
  return key === undefined ? [value] : valuesAt((value as Item)[key], rest);
}

const nameOf = ({ addresses }: PageContext, { id, name }: Item): Html =>
  html`<a href="${addresses.link(recordPath(String(id)))}">${String(name)}</a>`;

/** A value of a column in the words of the reader. */
export function shown(
  context: PageContext,
  { kind, type, name }: Pick<ColumnChoice, 'kind' | 'type' | 'name'>,
  value: unknown,
): Html | string {
  if (value === null) return '';
  const { addresses, locale } = context;
  const t = translatorOf(context);
  switch (kind) {
    case 'number':
      return isYear(name) ? String(value) : numberText(Number(value), locale);
    case 'boolean':
      return value === true ? t('はい', 'Yes') : t('いいえ', 'No');
    case 'enum':
      return inLanguage(context, enumText(type, String(value)));
    case 'date':
      return dateElement(context, value as DateParts);
    case 'record':
      return reference(context, value as Partial<Reference>);
    default:
      return /^(id|recordId)$/.test(name)
        ? html`<a href="${addresses.link(recordPath(String(value)))}">${String(value)}</a>`
        : String(value);
  }
}

const isYear = (name: string): boolean => /year$/i.test(name);

interface Reference {
  id: string;
  name: string;
}

/** Another record. One that is gone, or of a domain that does not answer, has no name. */
function reference({ addresses }: PageContext, { id, name }: Partial<Reference>): Html | string {
  if (id === undefined) return name ?? '';
  return html`<a href="${addresses.link(recordPath(id))}">${name ?? id}</a>`;
}
