import { isDate, splitDate } from './date-cell';
import type { AnswerField } from './shape';

/** A column of a table: a field of the records of one of its lists. */
export interface Column {
  /** The keys from the root without list indices, joined by dots: `sharesOfWomen.name`. Unique in its table. */
  id: string;
  field: AnswerField;
  /** The fields from the list's record to this field, which is the last. */
  fieldPath: AnswerField[];
  /** The index of the table's list that the column belongs to; 0 is the outermost. */
  level: number;
  /** The keys from that list's record to the value. */
  keys: string[];
  /** True if the cell has the values of a list inside the record, one for each of its items. */
  isJoined?: boolean;
}

export const isProvenance = (field: AnswerField): boolean => field.type?.name === 'Provenance';

/** The key of the list inside a Relay connection; undefined for any other field. */
export function connectionKey(field: AnswerField): 'nodes' | 'edges' | undefined {
  if (!field.type?.name.endsWith('Connection')) return undefined;
  return (['nodes', 'edges'] as const).find((key) => field.fields.some(({ name }) => name === key));
}

/** The field whose fields are those of one record of a list. */
export function itemOf(field: AnswerField): AnswerField {
  const inside = connectionKey(field);
  if (!inside) return field;
  const list = field.fields.find(({ name }) => name === inside) ?? field;
  return inside === 'nodes' ? list : (list.fields.find(({ name }) => name === 'node') ?? list);
}

export const isRecordList = (field: AnswerField): boolean =>
  field.fields.length > 0 && (field.isList || connectionKey(field) !== undefined);

/** The lists of records directly below a record, including those inside its single records. */
export function listsIn(
  record: AnswerField,
  between: AnswerField[] = [],
): { list: AnswerField; between: AnswerField[] }[] {
  return record.fields.flatMap((field) => {
    if (isRecordList(field)) return [{ list: field, between }];
    return field.fields.length > 0 && !isProvenance(field) ? listsIn(field, [...between, field]) : [];
  });
}

/** The columns of a record: its values, those of its single records, and its provenance as text. */
export function columnsOf(record: AnswerField, id: string, around: AnswerField[] = []): Omit<Column, 'level'>[] {
  return record.fields.flatMap((field) => {
    if (isDate(field)) return dateColumns(field, id, around);
    const fieldPath = [...around, field];
    const insideProvenance = around.some(isProvenance);
    if (field.fields.length > 0 && !(insideProvenance && field.isList)) {
      return isRecordList(field) ? [] : columnsOf(field, id, fieldPath);
    }
    const keys = fieldPath.map(({ key }) => key);
    return [{ id: [id, ...keys].filter(Boolean).join('.'), field, fieldPath, keys }];
  });
}

/** One column for a date in all calendars, and one for each part that says more, such as its first day. */
function dateColumns(field: AnswerField, id: string, around: AnswerField[]): Omit<Column, 'level'>[] {
  const { together, apart } = splitDate(field);
  const fieldPath = [...around, field];
  const keys = fieldPath.map(({ key }) => key);
  const own = { id: [id, ...keys].filter(Boolean).join('.'), field, fieldPath, keys };
  const others = columnsOf({ ...field, fields: apart }, id, fieldPath);
  return together.length > 0 ? [own, ...others] : others;
}
