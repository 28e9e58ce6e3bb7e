import { type Path, pathKey } from '../answer/path';
import { type Failure } from '../answer/failures';
import { type Language } from '../language/language';
import { enumWords } from '../labels/enum-words';
import { type AnswerTable, cellPath, type Column, type Row } from '../table/flatten';
import { type Correction, type Gap, type SourcedRecord, sourceOf } from './provenance';

/** Something a reader must know of a cell. */
export interface Note {
  /** The index of the column whose cell it marks. */
  column: number;
  kind: 'corrected' | 'uncertain' | 'missing';
  text: string;
  /** In a few words why the cell is empty; of what is missing alone. */
  why?: string;
}

/** What is known beside the answer itself. */
export interface Knowledge {
  /** By the key of their path; empty while it is not known. */
  records: ReadonlyMap<string, SourcedRecord>;
  failures: Failure[];
}

const words = {
  ja: {
    corrected: (head: string, { printed, read, reason }: Correction) =>
      `${head}: 資料には「${printed}」とあり、「${read}」と読んだ。${reason}`,
    uncertain: '不確か: 資料の紙面から確かには読めない。使う前に資料を確かめること。',
    failed: (head: string, message: string) => `${head}: 取得できなかった。${message}`,
    notReceived: '取得できず',
  },
  en: {
    corrected: (head: string, { printed, read, reason }: Correction) =>
      `${head}: printed as “${printed}”, read as “${read}”. ${reason}`,
    uncertain: 'Uncertain: the page cannot be read with certainty. Check the source before use.',
    failed: (head: string, message: string) => `${head}: not received. ${message}`,
    notReceived: 'not received',
  },
};

/** Every note on a row: its corrected and uncertain values, and why values are missing. */
export function notesOn(
  row: Row,
  table: AnswerTable,
  heads: string[],
  { records, failures }: Knowledge,
  language: Language,
): Note[] {
  const uncertain = new Set<SourcedRecord>();
  return table.columns.flatMap((column, index): Note[] => {
    const path = cellPath(column, row);
    if (!path) return [];
    const head = heads[index] as string;
    const failure = row.cells[index] === null && failures.find((each) => leadsTo(each.path, path));
    if (failure) {
      const text = words[language].failed(head, failure.message[language]);
      return [{ column: index, kind: 'missing', text, why: words[language].notReceived }];
    }
    const source = sourceOf(records, path);
    if (!source) return [];
    const field = fieldPath(source.rest, table);
    const { corrections, gaps, status } = source.record.provenance;
    const notes: Note[] = corrections
      .filter((correction) => concerns(correction.field, field))
      .map((correction) => ({ column: index, kind: 'corrected', text: words[language].corrected(head, correction) }));
    const gap = row.cells[index] === null && gaps.find((each) => concerns(each.field, field));
    if (gap) {
      const text = `${head}: ${gapText(gap, language)}`;
      notes.push({ column: index, kind: 'missing', text, why: reasonText(gap, language) });
    }
    if (status === 'UNCERTAIN' && !uncertain.has(source.record) && isText(column, row.cells[index])) {
      uncertain.add(source.record);
      notes.push({ column: index, kind: 'uncertain', text: words[language].uncertain });
    }
    return notes;
  });
}

const reasons = { NOT_STATED: 'not stated in the source', ILLEGIBLE: 'illegible', NOT_APPLICABLE: 'not applicable' };

/** Why a field is null, in words. */
export function gapText({ reason, note }: Gap, language: Language): string {
  return [reasonText({ reason }, language), note].filter(Boolean).join(language === 'ja' ? '。' : '. ');
}

function reasonText({ reason }: Pick<Gap, 'reason'>, language: Language): string {
  return language === 'ja' ? (enumWords[`GapReason.${reason}`] as string) : reasons[reason];
}

const isText = ({ part }: Column, value: unknown): boolean => typeof value === 'string' && part.name !== 'id';

function leadsTo(failed: Path, path: Path): boolean {
  return pathKey(path.slice(0, failed.length)) === pathKey(failed);
}

/** The way from a record to a cell in the words of the schema: an alias does not hide the field. */
function fieldPath(rest: Path, { fieldOf }: AnswerTable): string {
  return pathKey(rest.map((step) => (typeof step === 'number' ? step : (fieldOf.get(step) ?? step))));
}

/** A correction of a period concerns its start, and one of its start the period. */
function concerns(field: string, cell: string): boolean {
  return field === cell || cell.startsWith(`${field}.`) || field.startsWith(`${cell}.`);
}
