import { type GraphQLSchema } from 'graphql';
import { type Failure } from '../answer/failures';
import { type Path, pathKey } from '../answer/shape';
import { enumWord } from '../labels/label';
import { type Language } from '../language/language';
import { DateCell } from '../table/date-cell';
import { type AnswerTable, cellPath, type Column, type Row } from '../table/flatten';
import { type FieldCorrection, type FieldGap, recordAround, type RecordProvenance } from './provenance';

/** Something a reader must know about a cell. */
export interface Note {
  /** The index of the cell's column. */
  column: number;
  kind: 'corrected' | 'uncertain' | 'missing';
  text: string;
  /** Only for `missing`: in a few words, why the cell is empty. */
  reason?: string;
}

/** What notes are made from, beside the answer itself. */
export interface NoteSources {
  /** By the key of their path; empty until provenance has loaded. */
  records: ReadonlyMap<string, RecordProvenance>;
  failures: Failure[];
  schema: GraphQLSchema;
}

const texts = {
  ja: {
    corrected: (header: string, correction: FieldCorrection) =>
      `${header}: ${correctionText(correction, 'ja')}${correction.reason}`,
    uncertain: '不確か: 資料の紙面から確かには読めない。使う前に資料を確かめること。',
    failed: (header: string, message: string) => `${header}: 取得できなかった。${message}`,
    notReceived: '取得できず',
  },
  en: {
    corrected: (header: string, correction: FieldCorrection) =>
      `${header}: ${correctionText(correction, 'en')} ${correction.reason}`,
    uncertain: 'Uncertain: the page cannot be read with certainty. Check the source before use.',
    failed: (header: string, message: string) => `${header}: not received. ${message}`,
    notReceived: 'not received',
  },
};

/** The notes on a row: its corrected and uncertain values, and why values are missing. */
export function rowNotes(
  row: Row,
  table: AnswerTable,
  headers: string[],
  { records, failures, schema }: NoteSources,
  language: Language,
): Note[] {
  const uncertain = new Set<RecordProvenance>();
  return table.columns.flatMap((column, index): Note[] => {
    const path = cellPath(column, row);
    if (!path) return [];
    const header = headers[index] as string;
    const failure = row.cells[index] === null && failures.find((each) => isPrefix(each.path, path));
    if (failure) {
      const text = texts[language].failed(header, failure.message[language]);
      return [{ column: index, kind: 'missing', text, reason: texts[language].notReceived }];
    }
    const source = recordAround(records, path);
    if (!source) return [];
    const field = schemaPath(source.rest, table);
    const { corrections, gaps, status } = source.record.provenance;
    const notes: Note[] = corrections
      .filter((correction) => concerns(correction.field, field))
      .map((correction) => ({ column: index, kind: 'corrected', text: texts[language].corrected(header, correction) }));
    const value = row.cells[index];
    const gap = (value === null || value instanceof DateCell) && gaps.find((each) => concerns(each.field, field));
    if (gap) {
      const text = `${header}: ${gapText(gap, schema, language)}`;
      notes.push({ column: index, kind: 'missing', text, reason: gapReason(gap, schema, language) });
    }
    if (status === 'UNCERTAIN' && !uncertain.has(source.record) && isText(column, row.cells[index])) {
      uncertain.add(source.record);
      notes.push({ column: index, kind: 'uncertain', text: texts[language].uncertain });
    }
    return notes;
  });
}

/** What was done to the print, in a sentence. */
export function correctionText({ kind, printed, read }: FieldCorrection, language: Language): string {
  const isJapanese = language === 'ja';
  if (printed === null)
    return isJapanese ? `資料に印刷はなく、「${read}」を補った。` : `Nothing is printed; “${read}” is supplied.`;
  if (printed === read)
    return isJapanese ? `資料の「${printed}」を、疑いを残して載せた。` : `“${printed}” is kept as printed, in doubt.`;
  if (kind === 'SUPPLEMENT')
    return isJapanese
      ? `資料の「${printed}」に補って「${read}」とした。`
      : `Printed as “${printed}”, supplemented to “${read}”.`;
  return isJapanese
    ? `資料には「${printed}」とあり、「${read}」と読んだ。`
    : `Printed as “${printed}”, read as “${read}”.`;
}

const gapReasons = { NOT_STATED: 'not stated in the source', ILLEGIBLE: 'illegible', NOT_APPLICABLE: 'not applicable' };

/** Why a field is null, in words. */
export function gapText({ reason, note }: FieldGap, schema: GraphQLSchema, language: Language): string {
  return [gapReason({ reason }, schema, language), note].filter(Boolean).join(language === 'ja' ? '。' : '. ');
}

function gapReason({ reason }: Pick<FieldGap, 'reason'>, schema: GraphQLSchema, language: Language): string {
  return language === 'ja' ? enumWord(schema, 'GapReason', reason) : gapReasons[reason];
}

const isText = ({ field }: Column, value: unknown): boolean => typeof value === 'string' && field.name !== 'id';

function isPrefix(prefix: Path, path: Path): boolean {
  return pathKey(path.slice(0, prefix.length)) === pathKey(prefix);
}

/** A path inside a record with the field names of the schema in place of aliases. */
function schemaPath(rest: Path, { fieldNames }: AnswerTable): string {
  return pathKey(rest.map((step) => (typeof step === 'number' ? step : (fieldNames.get(step) ?? step))));
}

/** True if one field contains the other: a correction of a period concerns its start, and the reverse. */
function concerns(field: string, cell: string): boolean {
  return field === cell || cell.startsWith(`${field}.`) || field.startsWith(`${cell}.`);
}
