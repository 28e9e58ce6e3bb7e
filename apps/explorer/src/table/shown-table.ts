import { useMemo } from 'react';
import { type ParsedAnswer } from '../answer/answers';
import { type ViewState } from '../answer/view-state';
import { useLanguage } from '../language/language';
import { type AnswerProvenance, useProvenance } from '../provenance/provenance';
import { distinctTitle } from './distinct-title';
import { type KnownRecords } from './record-link';
import {
  type AnswerTable,
  arrangeRows,
  columnHeaders,
  type Constant,
  isNumeric,
  type Language,
  type Note,
  type ReadingColumn,
  readingOf,
  type RecordProvenance,
  type Row,
  rowNotes,
  type Sheet,
  toSheet,
} from '@tokorozawa/answer-tables';

/** A table as it is shown. Charts and downloads are made from the same. */
export interface ShownTable {
  table: AnswerTable;
  title: string;
  headers: string[];
  /** The columns to show, each with its header. Downloads have all of them. */
  columns: ReadingColumn[];
  /** What all rows have in common, shown once above them. */
  constants: Constant[];
  /** As the reader sorted and filtered them. */
  rows: Row[];
  notes: ReadonlyMap<Row, Note[]>;
  sheet: Sheet;
  provenance: AnswerProvenance;
  known: KnownRecords;
}

/** The table that the reader chose, or the default one; undefined if the answer has none. */
export function useShownTable(
  answer: ParsedAnswer,
  { table: id, arrangement, headers: style, allColumns }: ViewState,
): ShownTable | undefined {
  const language = useLanguage();
  const provenance = useProvenance(answer);
  const table = answer.tables.find((each) => each.id === id) ?? answer.first;
  return useMemo(() => {
    if (!table) return undefined;
    const headers = columnHeaders(table, style, language);
    const rows = arrangeRows(table, arrangement, language);
    const sources = { records: provenance.records, failures: answer.failures, schema: answer.schema };
    const canHaveNotes = answer.failures.length > 0 || [...provenance.records.values()].some(causesNotes);
    const notes = new Map<Row, Note[]>();
    for (const row of canHaveNotes ? rows : []) {
      const found = rowNotes(row, table, headers, sources, language);
      if (found.length > 0) notes.set(row, found);
    }
    const sheet = toSheet(table, rows, headers, notes, language);
    const title = distinctTitle(table, answer.tables, language);
    const known = { records: provenance.records, schema: answer.schema };
    const isRaw = allColumns || style === 'paths';
    const read = isRaw
      ? { columns: everyColumn(table, headers), constants: [] }
      : readColumns(table, headers, language);
    return { table, title, headers, ...read, rows, notes, sheet, provenance, known };
  }, [table, style, allColumns, arrangement, language, provenance, answer]);
}

/** Each column of a table by itself. */
export const everyColumn = ({ columns }: AnswerTable, headers: string[]): ReadingColumn[] =>
  columns.map(({ field }, index) => ({
    index,
    header: headers[index] as string,
    isNumeric: isNumeric(field),
    isLong: false,
    isShort: false,
    merged: [],
    hasUnitInHeader: false,
  }));

/** Without ids and the like, and without what all rows have in common. Filtering does not change them. */
function readColumns(
  table: AnswerTable,
  headers: string[],
  language: Language,
): Pick<ShownTable, 'columns' | 'constants'> {
  const { columns, constants } = readingOf(table, language);
  return columns.length > 0 ? { columns, constants } : { columns: everyColumn(table, headers), constants: [] };
}

const causesNotes = ({ provenance: { corrections, gaps, openLists, status } }: RecordProvenance): boolean =>
  corrections.length > 0 || gaps.length > 0 || openLists.length > 0 || status === 'UNCERTAIN';
