import {
  dateElement,
  scalarText,
  inLanguage,
  tagOf,
  translatorOf,
  type DateParts,
  type Html,
  type PageContext,
} from '@tokorozawa/pages';
import { type Note, numberInWords } from '@tokorozawa/answer-tables';
import { constantsText, legend, markedRoom, marksOf, notesList, numberNotes, roomOfMarks } from '@tokorozawa/questions';
import { enumText, isRecord } from '@tokorozawa/record-fields';
import { recordPath } from '@tokorozawa/vocabulary/record-id';
import { languageTagOf } from '@tokorozawa/vocabulary';
import { html } from 'hono/html';
import type { ColumnChoice } from './column-choices';
import { itemMark, listedValues, listsInSeveralColumns, valuesAt } from './listed-values';
import type { Item, ListAnswer, ListRequest } from './read-page';

/**
 * The rows of a page as a table. The name of a record leads to its page, and what all rows have in common stands above them
 * once, if the page has all of them.
 */
export function listTable(
  context: PageContext,
  { list, choices }: ListRequest,
  { items, total }: ListAnswer,
  notes: ReadonlyMap<Item, Note[]>,
): Html {
  const title = list.title[tagOf(context)];
  const isWhole = items.length === total;
  const numbered = numberNotes(notes);
  const isNoted = (choice: ColumnChoice): boolean =>
    [...notes.values()].some((own) => own.some(({ column }) => choices[column] === choice));
  const constants = isWhole ? constantsOf(choices, items).filter((choice) => !isNoted(choice)) : [];
  const isNameConstant = isRecord(list.item) && constants.some(({ name }) => name === 'name');
  const shownChoices = choices.filter((choice) => !constants.includes(choice));
  const columns = (isNameConstant ? withNamingFirst(shownChoices) : shownChoices).map((choice) => ({
    ...columnOf(context, choice, items),
    room: roomOfMarks(
      [...notes.values()].map((own) => notesOf(own, choice, choices)),
      numbered,
    ),
  }));
  const [first] = items;
  const reasons = new Set<string>();
  const rows = items.map((item) => {
    const marked = listsInSeveralColumns(
      item,
      shownChoices.map(({ path }) => path),
    );
    return html`<tr>
      ${columns.map(({ choice, style, room }, at) => {
        const own = notesOf(notes.get(item) ?? [], choice, choices);
        const written = linesOf(context, choice, item, list, marked);
        const lines = at === 0 && isNameConstant ? linkedTo(context, item, choice, written) : written;
        const reason = own.find((note) => note.reason !== undefined)?.reason;
        const isReason = lines.length === 0 && reason !== undefined;
        if (isReason) reasons.add(reason);
        const value = isReason ? html`<span class="soft">${reason}</span>` : lines;
        const marks = marksOf(context, own, numbered, '');
        const content = html`${value}${choice.kind === 'number' ? markedRoom(marks, room) : marks}`;
        return at === 0
          ? html`<th scope="row" class="${style}">${content}</th>`
          : html`<td class="${style}" data-header="${inLanguage(context, choice.header)}">${content}</td>`;
      })}
    </tr>`;
  });
  return html`<div class="table" tabindex="0" role="region" aria-label="${title}">
      <table class="reading stacked" ${isWhole ? html`data-whole` : ''}>
        <caption>
          <span>${title}</span>
          ${constantsText(
            context,
            constants.map((choice) => ({
              header: inLanguage(context, choice.header),
              text: first && !isYes(choice, first) ? linesOf(context, choice, first, list) : '',
            })),
          )}
        </caption>
        <thead>
          <tr>
            ${columns.map(
              ({ choice }) =>
                html`<th scope="col" class="${choice.kind === 'number' ? 'number' : ''}">
                  ${inLanguage(context, choice.header)}
                </th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
    ${legend(context, notes, reasons)} ${notesList(context, numbered, '')}`;
}

const notesOf = (notes: readonly Note[], choice: ColumnChoice, choices: readonly ColumnChoice[]): Note[] =>
  notes.filter(({ column }) => choices[column] === choice);

/** A yes that all rows have in common is said by its header. */
const isYes = ({ path }: ColumnChoice, item: Item): boolean => valuesAt(item, path).every((value) => value === true);

/** Fewer rows have nothing in common that is worth a caption. */
const minRowsOfConstant = 2;
/** The characters of a value in a caption, as JSON. */
const maxConstant = 120;

/** The columns in which all rows say the same. What tells the rows apart stays. */
function constantsOf(choices: readonly ColumnChoice[], items: readonly Item[]): ColumnChoice[] {
  if (items.length < minRowsOfConstant) return [];
  const constants = choices.filter(({ path }) => {
    const [first = '', ...others] = items.map((item) => JSON.stringify(valuesAt(item, path)));
    const isEmpty = /^\[(null,?)*\]$/.test(first);
    return !isEmpty && first.length <= maxConstant && others.every((other) => other === first);
  });
  const isNaming = (choice: ColumnChoice): boolean => choice.kind !== 'number' && !constants.includes(choice);
  // The first column names the rows as long as no other can.
  return choices.some(isNaming) ? constants : constants.filter((choice) => choice !== choices[0]);
}

interface TableColumn {
  choice: ColumnChoice;
  /** How wide its cells are. */
  style: string;
}

/** The letters up to which a text stays in one line, and from which it needs a wide column. */
const [shortText, longText] = [10, 40];

function columnOf(context: PageContext, choice: ColumnChoice, items: readonly Item[]): TableColumn {
  const { kind, path, type } = choice;
  if (kind === 'number' || kind === 'date') return { choice, style: kind };
  const lengths = items
    .flatMap((item) => valuesAt(item, path))
    .map((value) =>
      lengthOf(kind === 'enum' && value !== null ? inLanguage(context, enumText(type, String(value))) : value),
    );
  const longest = Math.max(0, ...lengths);
  return { choice, style: longest <= shortText ? 'short' : longest > longText ? 'long' : '' };
}

/** How many letters a value takes, another record by its name. */
const lengthOf = (value: unknown): number => {
  if (value === null) return 0;
  return typeof value === 'object' ? String((value as Partial<Reference>).name ?? '').length : String(value).length;
};

/** The values of a cell, one below the other. Where other columns have values of the same items, each says which is its own. */
function linesOf(
  context: PageContext,
  choice: ColumnChoice,
  item: Item,
  { item: type }: ListRequest['list'],
  marked: ReadonlySet<string> = new Set(),
): Html[] {
  const values = listedValues(item, choice.path);
  const isName = isRecord(type) && choice.name === 'name';
  return values.map(({ value, list, position = 0 }) => {
    const line = isName ? nameOf(context, item) : shown(context, choice, value);
    if (list !== undefined && marked.has(list)) {
      return html`<span class="line"><span class="item-mark">${itemMark(position)}</span> ${line}</span> `;
    }
    return values.length === 1 ? html`${line}` : html`<span class="line">${line}</span> `;
  });
}

/** Where all rows have the same name, a row begins with what else names it. */
function withNamingFirst(choices: readonly ColumnChoice[]): ColumnChoice[] {
  const naming = choices.find(({ kind, isList }) => !isList && (kind === 'text' || kind === 'record'));
  return naming ? [naming, ...choices.filter((choice) => choice !== naming)] : [...choices];
}

/** Leads to the record of a row whose name is not shown in it, because all rows have the same. */
const linkedTo = ({ addresses }: PageContext, { id }: Item, { kind }: ColumnChoice, lines: Html[]): Html[] =>
  typeof id === 'string' && (kind === 'text' || kind === 'enum') && lines.length > 0
    ? [html`<a href="${addresses.link(recordPath(id))}">${lines}</a>`]
    : lines;

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
      return isYear(name) ? String(value) : numberInWords(Number(value), name, languageTagOf[locale]);
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
        : scalarText(String(value), type.name, locale);
  }
}

const isYear = (name: string): boolean => /year$/i.test(name);

export interface Reference {
  id: string;
  name: string;
}

/** Another record. One that is gone, or of a domain that does not answer, has no name. */
function reference({ addresses }: PageContext, { id, name }: Partial<Reference>): Html | string {
  if (id === undefined) return name ?? '';
  return html`<a href="${addresses.link(recordPath(id))}">${name ?? id}</a>`;
}
