import {
  type AnswerTable,
  columnHeaders,
  type DatedSheet,
  type Language,
  type Note,
  type Row,
  rowNotes,
  toSheet,
  withDays,
} from '@tokorozawa/answer-tables';
import { pathKey } from '@tokorozawa/answer-tables';
import type { GraphQLSchema } from 'graphql';
import type { QuestionAnswer } from './answer';

/** What a reader must know about the cells of a table, for each row that has such notes. */
export function notesOf(
  table: AnswerTable,
  { records, failures }: Pick<QuestionAnswer, 'records' | 'failures'>,
  schema: GraphQLSchema,
  language: Language,
): Map<Row, Note[]> {
  const headers = columnHeaders(table, 'words', language);
  const sources = { records: new Map(records.map((record) => [pathKey(record.path), record])), failures, schema };
  return new Map(
    table.rows.flatMap((row) => {
      const notes = rowNotes(row, table, headers, sources, language);
      return notes.length > 0 ? [[row, notes] as const] : [];
    }),
  );
}

/** A table of an answer as a workbook holds it: in words, with whole days as dates, and what a reader must know in a last column. */
export function sheetOf(
  table: AnswerTable,
  answer: Pick<QuestionAnswer, 'records' | 'failures'>,
  schema: GraphQLSchema,
  language: Language,
): DatedSheet {
  const headers = columnHeaders(table, 'words', language);
  const sheet = toSheet(table, table.rows, headers, notesOf(table, answer, schema, language), language);
  return withDays(sheet, table, table.rows);
}
