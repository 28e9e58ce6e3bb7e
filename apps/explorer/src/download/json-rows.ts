import {
  type AnswerField,
  type AnswerTable,
  cellText,
  DateCell,
  type Note,
  notesHeader,
  noteText,
  type Row,
} from '@tokorozawa/answer-tables';
import { isEnumType } from 'graphql';
import { type Language } from '../language/language';

interface TableToWrite {
  table: AnswerTable;
  rows: Row[];
  headers: string[];
  notes: ReadonlyMap<Row, Note[]>;
}

/**
 * The rows of a table as objects for JSON, with the headers as keys. Numbers, booleans, lists, records and null remain what
 * they are; dates are text as in CSV, and the values of enums are words, as in the table.
 */
export function jsonRows({ table, rows, headers, notes }: TableToWrite, language: Language): object[] {
  return rows.map((row) => {
    const entries = row.cells.map((value, index) => {
      const column = table.columns[index] as AnswerTable['columns'][number];
      return [headers[index] as string, jsonValue(value, column.field, language)] as const;
    });
    const note = noteText(notes.get(row));
    return Object.fromEntries(note ? [...entries, [notesHeader[language], note] as const] : entries);
  });
}

function jsonValue(value: unknown, field: AnswerField, language: Language): unknown {
  // A row whose type has no such field.
  if (value === undefined) return null;
  if (Array.isArray(value)) return value.map((item) => jsonValue(item, field, language));
  return value instanceof DateCell || isEnumType(field.type) ? cellText(value, field, language, 'file') || null : value;
}
