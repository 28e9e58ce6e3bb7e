import { writtenAmount } from '@tokorozawa/vocabulary/unit-words';
import { isEnumType } from 'graphql';
import { cellText, columnKind, isNumeric, joinedSentences, separators } from './cells';
import type { Column } from './columns';
import type { AnswerTable, Row } from './flatten';
import { listDepthOf } from './joined-lists';
import { enumLabelOf, labelOf, type Language } from './label';
import type { CellColumns, CellPart } from './reading-columns';
import { unitOfName } from './unit';

/** A value in a cell, in words. */
export interface CellText {
  text: string;
  /** The index of its column. */
  column: number;
  /** Where it stands in the value of the cell: the places in its lists. */
  at: number[];
  /** True for a number with its unit, which says how many there are of what stands before it. */
  isAmount: boolean;
}

/** What a cell says of the items of a list. */
export interface CellItems {
  /** What all items share, before them. */
  shared: CellText[];
  /** What each item says. */
  items: CellText[][];
  /** Sentences about all items, behind them. */
  remarks: CellText[];
}

type ReadCell = CellColumns & {
  /** True if the header says the unit, so that the cell has none. */
  hasUnitInHeader: boolean;
};

/** The text of a cell with what stands in it besides: 延べ38人, 10:00–16:00; the items of a list with several columns are lines. */
export function readingText(table: AnswerTable, row: Row, cell: ReadCell, language: Language): string {
  if (cell.parts) return textOfItems(cellItems(table, row, { ...cell, parts: cell.parts }, language));
  const value = row.cells[cell.index];
  const { field, isJoined } = table.columns[cell.index] as Column;
  if (!isJoined || !Array.isArray(value)) return valueText(table, row, cell, [], language);
  const separator = separators[language];
  const texts = placesIn(value).map((at) => valueText(table, row, cell, at, language));
  const shown = texts.filter((text) => text !== '');
  const isMeasured = isNumeric(field) || (cell.merged.length > 0 && field.name !== 'start');
  return isMeasured ? shown.join(separator) : joinedSentences(withoutRepetition(shown), separator);
}

/** The places of the values in nested lists. */
function placesIn(value: unknown, at: number[] = []): number[][] {
  return Array.isArray(value) ? value.flatMap((item: unknown, place) => placesIn(item, [...at, place])) : [at];
}

export const valueAtPlace = (value: unknown, at: readonly number[]): unknown =>
  at.reduce<unknown>((found, place) => (Array.isArray(found) ? (found as unknown[])[place] : undefined), value);

/** What the items of the list in a cell say, each by itself, and what all of them share. */
export function cellItems(
  table: AnswerTable,
  row: Row,
  { parts }: { parts: CellPart[] },
  language: Language,
): CellItems {
  const items = placesOfItems(table, row, parts, [])
    .map((at) =>
      sentencesLast(
        withoutEchoes(
          table,
          parts.flatMap((part) => partTexts(table, row, part, at, language)),
        ),
      ),
    )
    .filter((item) => item.length > 0);
  if (items.length < 2) return { shared: [], items, remarks: [] };
  const isShared = ({ column: own, text }: CellText): boolean =>
    items.every((item) => item.some((each) => each.column === own && each.text === text));
  const isTold = (each: CellText): boolean => isWord(table.columns[each.column] as Column) && isShared(each);
  const [first = []] = items;
  const told = first.filter(isTold);
  const rest = items.map((item) => item.filter((each) => !isTold(each)));
  // Items that say the same are one.
  if (rest.every((item) => item.length === 0)) return { shared: [], items: [first], remarks: [] };
  return {
    shared: told.filter(({ text }) => !isSentence(text)),
    items: rest.filter((item) => item.length > 0),
    remarks: told.filter(({ text }) => isSentence(text)),
  };
}

/** The places of the items of a list, below the place of the item around it. */
function placesOfItems({ columns }: AnswerTable, { cells }: Row, parts: CellPart[], at: number[]): number[][] {
  const depthOf = ({ index }: CellPart): number => listDepthOf(columns[index] as Column);
  const values = parts.filter(({ parts: inner }) => inner === undefined).sort((a, b) => depthOf(a) - depthOf(b));
  const [outermost] = values;
  if (!outermost) return [];
  return placesToDepth(valueAtPlace(cells[outermost.index], at), depthOf(outermost) - at.length, at);
}

/** The places of the items of a list at a depth of nested lists. */
function placesToDepth(value: unknown, depth: number, at: number[] = []): number[][] {
  if (depth === 0) return [at];
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown, place) => placesToDepth(item, depth - 1, [...at, place]));
}

function partTexts(table: AnswerTable, row: Row, part: CellPart, at: number[], language: Language): CellText[] {
  const { index, parts } = part;
  if (!parts) {
    const { text, isAmount } = labelledText(table, row, part, at, language);
    return text === '' ? [] : [{ text, column: index, at, isAmount }];
  }
  const items = placesOfItems(table, row, parts, at).map((place) =>
    parts.flatMap((each) => partTexts(table, row, each, place, language)),
  );
  const [first] = items.flat();
  if (!first) return [];
  const text = joinedSentences(items.map(textOfParts).filter(Boolean), separators[language]);
  return [{ text, column: index, at, isAmount: first.isAmount }];
}

/** What stands between two parts of an item: 第2火曜日 · 14:00–20:00, but 安松中学校: 167人. */
export function separatorBetween(before: CellText, part: CellText): string {
  if (part.isAmount && !before.isAmount && !isSentence(before.text)) return ': ';
  return isSentence(before.text) && isSentence(part.text) ? ' ' : ' · ';
}

const textOfParts = (parts: CellText[]): string =>
  parts.map((part, at) => `${at > 0 ? separatorBetween(parts[at - 1] as CellText, part) : ''}${part.text}`).join('');

/** A value among others, which says its unit, or else what it is: 1,200円, 回の番号 2. */
function labelledText(
  table: AnswerTable,
  row: Row,
  part: CellPart,
  at: number[],
  language: Language,
): Pick<CellText, 'text' | 'isAmount'> {
  const { field } = table.columns[part.index] as Column;
  const value = valueAtPlace(row.cells[part.index], at);
  const text = valueText(table, row, { ...part, hasUnitInHeader: false }, at, language);
  const isNumber = typeof value === 'number' && columnKind(field) !== 'time';
  const unit = isNumber ? unitOfName(field.name, language) : undefined;
  if (text === '' || part.merged.length > 0) return { text, isAmount: isNumber };
  if (typeof value === 'boolean') return { text: `${labelOf(field, language)}: ${text}`, isAmount: false };
  if (isNumber && !unit) return { text: `${labelOf(field, language)} ${text}`, isAmount: false };
  if (!unit || isShare(field)) return { text, isAmount: isNumber };
  return { text: writtenAmount(unit.pattern, text, value === 1), isAmount: true };
}

/** True for names, words of an enum and sentences, which are said once for all items that share them. A period is none. */
const isWord = ({ field }: Column): boolean =>
  columnKind(field) === 'text' &&
  field.name !== 'start' &&
  (isEnumType(field.type) || /^(String|ID)$/.test(field.type?.name ?? ''));

const isSentence = (text: string): boolean => /[。.?？!！]$/.test(text);

/** Without what another text of the item says too: 年末年始 beside 年末年始(日付の記載なし). */
const withoutEchoes = ({ columns }: AnswerTable, texts: CellText[]): CellText[] =>
  texts.filter(({ text, column }, at) => {
    const isEchoed = (other: CellText, place: number): boolean =>
      place !== at && other.text.startsWith(text) && (other.text !== text || place < at);
    return !isWord(columns[column] as Column) || !texts.some(isEchoed);
  });

const sentencesLast = (texts: CellText[]): CellText[] => [
  ...texts.filter(({ text }) => !isSentence(text)),
  ...texts.filter(({ text }) => isSentence(text)),
];

/** The items of a list as lines, with what they share before and behind them. */
function textOfItems({ shared, items, remarks }: CellItems): string {
  const head = shared.length > 0 ? [`${textOfParts(shared)}:`] : [];
  return [...head, ...items.map(textOfParts), ...(remarks.length > 0 ? [textOfParts(remarks)] : [])].join('\n');
}

/** One value of a cell with its unit, or with the end of its period. */
function valueText(
  { columns }: AnswerTable,
  { cells }: Row,
  { index, merged, hasUnitInHeader }: ReadCell,
  at: number[],
  language: Language,
): string {
  const { field } = columns[index] as Column;
  const own = valueAtPlace(cells[index], at);
  const [other] = hasUnitInHeader ? [] : merged;
  if (own === null || own === undefined) return '';
  const plain = cellText(own, field, language);
  const text = typeof own === 'number' && isShare(field) ? `${plain} %` : plain;
  if (other === undefined) return text;
  const { field: otherField } = columns[other] as Column;
  const beside = valueAtPlace(cells[other], at);
  if (field.name === 'start') return [text, cellText(beside, otherField, language)].join('–');
  return withUnit(text, enumLabelOf(otherField, beside, language) ?? '', language);
}

export const isShare = ({ name }: Column['field']): boolean => /percent$/i.test(name);

/** What is the same for all of them is said once. */
const withoutRepetition = (texts: string[]): string[] => (new Set(texts).size === 1 ? texts.slice(0, 1) : texts);

function withUnit(number: string, unit: string, language: Language): string {
  if (language === 'en') return `${number} ${unit.toLowerCase()}`.trim();
  return unit.startsWith('延べ') ? `延べ${number}${unit.slice('延べ'.length)}` : `${number}${unit}`;
}
