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
  firstTable,
  type Note,
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
  { table: id, arrangement, headers: style }: ViewState,
): ShownTable | undefined {
  const language = useLanguage();
  const provenance = useProvenance(answer);
  const table = answer.tables.find((each) => each.id === id) ?? firstTable(answer.tables);
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
    return { table, title, headers, rows, notes, sheet, provenance, known };
  }, [table, style, arrangement, language, provenance, answer]);
}

const causesNotes = ({ provenance: { corrections, gaps, openLists, status } }: RecordProvenance): boolean =>
  corrections.length > 0 || gaps.length > 0 || openLists.length > 0 || status === 'UNCERTAIN';
