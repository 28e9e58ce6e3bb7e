import { useMemo } from 'react';
import { firstTable, type Reading } from '../answer/reading';
import { type ViewState } from '../answer/view-state';
import { type Sheet, sheetOf } from '../download/sheet';
import { useLanguage } from '../language/use-language';
import { type Note, notesOn } from '../provenance/notes';
import { type SourcedRecord } from '../provenance/provenance';
import { type KnownProvenance, useProvenance } from '../provenance/use-provenance';
import { arrangedRows } from './arrange';
import { type AnswerTable, type Row } from './flatten';
import { headsOf, titleOf } from './heads';

/** A table as it is shown: what is drawn and downloaded is made of the same. */
export interface ShownTable {
  table: AnswerTable;
  title: string;
  heads: string[];
  /** As the reader sorted and filtered them. */
  rows: Row[];
  notes: ReadonlyMap<Row, Note[]>;
  sheet: Sheet;
  provenance: KnownProvenance;
}

/** The table that the reader chose, or the first; undefined when the answer has none. */
export function useShownTable(
  reading: Reading,
  { table: id, arrangement, heads: style }: ViewState,
): ShownTable | undefined {
  const language = useLanguage();
  const provenance = useProvenance(reading);
  const table = reading.tables.find((each) => each.id === id) ?? firstTable(reading.tables);
  return useMemo(() => {
    if (!table) return undefined;
    const heads = headsOf(table, style, language);
    const rows = arrangedRows(table, arrangement, language);
    const knowledge = { records: provenance.records, failures: reading.failures };
    const worthNoting = reading.failures.length > 0 || [...provenance.records.values()].some(isNotable);
    const notes = new Map<Row, Note[]>();
    for (const row of worthNoting ? rows : []) {
      const found = notesOn(row, table, heads, knowledge, language);
      if (found.length > 0) notes.set(row, found);
    }
    const sheet = sheetOf(table, rows, heads, notes, language);
    return { table, title: titleOf(table, language), heads, rows, notes, sheet, provenance };
  }, [table, style, arrangement, language, provenance, reading]);
}

const isNotable = ({ provenance: { corrections, gaps, status } }: SourcedRecord): boolean =>
  corrections.length > 0 || gaps.length > 0 || status === 'UNCERTAIN';
