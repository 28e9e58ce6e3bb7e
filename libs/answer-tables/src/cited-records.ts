import { countCorrected } from './corrected-places';
import { type AnswerTable } from './flatten';
import { type Language } from './label';
import { type RecordProvenance } from './provenance';
import { type Path, pathKey } from './shape';

/** What a citation says of a record: its document in the language of the citation, and its place there. */
export interface CitedRecord {
  document: string;
  edition: string;
  heading: string;
  lines: number[];
  /** How many places are read otherwise than they are printed. */
  corrections: number;
}

/** A question as the subject of a citation: its sentence without the full stop. */
export const subjectOf = (sentence: string): string => sentence.replace(/[。.]$/, '');

/** Where records stand in the source. What a municipality has entered stands in no edition. */
export const sourcesOf = (records: readonly RecordProvenance[], language: Language): CitedRecord[] =>
  records.map(({ provenance }) => {
    const isPrinted = !enteredStatuses.has(provenance.status);
    return {
      document: language === 'ja' ? provenance.documentJa : provenance.documentEn,
      edition: isPrinted ? provenance.edition : '',
      heading: provenance.heading,
      lines: provenance.lines,
      corrections: countCorrected(provenance.corrections),
    };
  });

const enteredStatuses = new Set<string>(['PARTNER', 'MADE_UP']);

/**
 * The records that tables show, each once: for each row the record that the row is, or else those inside it. Records that
 * merely come along, such as the sections that a course is linked to, are not among them.
 */
export function recordsOf(
  records: readonly RecordProvenance[],
  tables: readonly AnswerTable[],
): readonly RecordProvenance[] {
  const byPath = new Map(records.map((record) => [pathKey(record.path), record]));
  const shown = new Set<RecordProvenance>();
  for (const row of tables.flatMap(({ rows }) => rows)) {
    const path = row.records.at(-1) ?? [];
    const own = nearest(byPath, path);
    if (own) shown.add(own);
    else records.filter((record) => isInside(record.path, path)).forEach((record) => shown.add(record));
  }
  // An answer may have one record at several places.
  const byId = new Map(
    [...(shown.size > 0 ? shown : records)].map((record) => [record.id ?? pathKey(record.path), record]),
  );
  return [...byId.values()];
}

/** The record at a path, or the innermost one around it. */
function nearest(byPath: ReadonlyMap<string, RecordProvenance>, path: Path): RecordProvenance | undefined {
  for (let length = path.length; length > 0; length--) {
    const record = byPath.get(pathKey(path.slice(0, length)));
    if (record) return record;
  }
  return undefined;
}

const isInside = (path: Path, around: Path): boolean => around.every((step, index) => path[index] === step);
