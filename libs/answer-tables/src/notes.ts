import { type GraphQLSchema, isObjectType } from 'graphql';
import { DateCell } from './date-cell';
import { type Failure } from './failures';
import type { Column } from './columns';
import { type AnswerTable, cellPath, type Row } from './flatten';
import { enumWord, type Language } from './label';
import { type FieldCorrection, type FieldGap, recordAround, type RecordProvenance } from './provenance';
import { type Path, pathKey } from './shape';

/** Something a reader must know about a cell. */
export interface Note {
  /** The index of the cell's column. */
  column: number;
  /**
   * Of corrections, `corrected` changes what is said, `doubtful` keeps it in doubt, and `edited` changes only how it is
   * written: typography, layout and supplements.
   */
  kind: 'corrected' | 'doubtful' | 'edited' | 'uncertain' | 'missing' | 'open';
  text: string;
  /** Only for `missing`: in a few words, why the cell is empty. */
  reason?: string;
  /** Only for `missing`: true if nothing is known beside the reason, so that the text repeats what the cell says. */
  isOnlyReason?: boolean;
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
    corrected: (header: string, correction: FieldCorrection, facts: string) =>
      `${header}: ${correctionText(correction, 'ja')}${correction.reason}${facts}`,
    uncertain: '不確か: 資料の紙面から確かには読めない。使う前に資料を確かめること。',
    open: (header: string) => `${header}: 資料はほかにもあるとしている(「など」)。`,
    failed: (header: string, message: string) => `${header}: 取得できなかった。${message}`,
    notReceived: '取得できず',
  },
  en: {
    corrected: (header: string, correction: FieldCorrection, facts: string) =>
      `${header}: ${correctionText(correction, 'en')} ${correction.reason} ${facts}`,
    uncertain: 'Uncertain: the page cannot be read with certainty. Check the source before use.',
    open: (header: string) => `${header}: the source leaves the list open (など, “and others”).`,
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
  const uncertain = columnsOfUncertain(row, table, records);
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
    const value = row.cells[index];
    const field = schemaPath(source.rest, table);
    const notes = fieldNotes(source.record, { field, header, value }, schema, language).map((note): Note => ({
      column: index,
      ...note,
    }));
    if (uncertain.has(index)) notes.push({ column: index, kind: 'uncertain', text: texts[language].uncertain });
    return notes;
  });
}

/** The columns at which a row says that a record is uncertain: for each record its first text, or else its first value. */
function columnsOfUncertain(row: Row, { columns }: AnswerTable, records: NoteSources['records']): Set<number> {
  const found = new Map<RecordProvenance, { index: number; isText: boolean }>();
  for (const [index, column] of columns.entries()) {
    const path = cellPath(column, row);
    const record = path && recordAround(records, path)?.record;
    const value = row.cells[index];
    if (record?.provenance.status !== 'UNCERTAIN' || value === null || value === undefined) continue;
    const known = found.get(record);
    const isName = isText(column, value);
    if (!known || (isName && !known.isText)) found.set(record, { index, isText: isName });
  }
  return new Set([...found.values()].map(({ index }) => index));
}

/** A value of a record, by the dotted path of its field without the places of items in lists. */
interface NotedValue {
  field: string;
  header: string;
  value: unknown;
}

/** The notes on some values of a record, such as the cells of a row, in the order of the values. */
export function notesOfRecord(
  { type, provenance }: Pick<RecordProvenance, 'type' | 'provenance'>,
  values: readonly NotedValue[],
  schema: GraphQLSchema,
  language: Language,
): Note[] {
  const ofFields = <Item extends { field: string }>(items: Item[]): Item[] =>
    items.map((item) => ({ ...item, field: item.field.replaceAll(/\.\d+(?=\.|$)/g, '') }));
  const { corrections, gaps, status } = provenance;
  const record = { type, provenance: { ...provenance, corrections: ofFields(corrections), gaps: ofFields(gaps) } };
  const notes = values.flatMap((value, column) =>
    fieldNotes(record, value, schema, language).map((note): Note => ({ column, ...note })),
  );
  return status === 'UNCERTAIN' ? [{ column: 0, kind: 'uncertain', text: texts[language].uncertain }, ...notes] : notes;
}

/** What a provenance says about one field: how it was corrected, why it is missing, and whether its list is open. */
function fieldNotes(
  { type, provenance: { corrections, gaps, openLists } }: Pick<RecordProvenance, 'type' | 'provenance'>,
  { field, header, value }: NotedValue,
  schema: GraphQLSchema,
  language: Language,
): Omit<Note, 'column'>[] {
  if (isAboutAnother(schema, type)) return [];
  const notes: Omit<Note, 'column'>[] = corrections
    .filter((correction) => concerns(correction.field, field))
    .map((correction) => ({
      kind: noteKinds[correction.kind] ?? 'edited',
      text: texts[language].corrected(header, correction, correctionFacts(correction, schema, language)),
    }));
  const gap = (value === null || value instanceof DateCell) && gaps.find((each) => concerns(each.field, field));
  if (gap) {
    const text = `${header}: ${gapText(gap, schema, language)}`;
    notes.push({ kind: 'missing', text, reason: gapReason(gap, schema, language), isOnlyReason: !gap.note });
  }
  const isOpen = value !== null && openLists.some((each) => concerns(each, field));
  return isOpen ? [...notes, { kind: 'open', text: openText(header, language) }] : notes;
}

/** True for a correction, a check, a figure and the like: their provenance names fields of the record that they are about. */
function isAboutAnother(schema: GraphQLSchema, typeName: string): boolean {
  const type = schema.getType(typeName);
  return isObjectType(type) && 'recordId' in type.getFields();
}

const noteKinds: Partial<Record<FieldCorrection['kind'], Note['kind']>> = {
  MISPRINT: 'corrected',
  KEPT_IN_DOUBT: 'doubtful',
};

/** True for a correction that changes what the print says, or leaves it in doubt; false if it changes only how it is written. */
export const changesContent = ({ kind }: Pick<FieldCorrection, 'kind'>): boolean => noteKinds[kind] !== undefined;

/** What was done to the print, in a sentence. */
export function correctionText({ kind, printed, read }: FieldCorrection, language: Language): string {
  const sentences = correctionTexts[language];
  if (printed === null) return sentences.supplied(read);
  if (printed === read) return sentences.kept(read);
  return kind === 'SUPPLEMENT' ? sentences.supplemented(printed, read) : sentences.replaced(printed, read);
}

const correctionTexts = {
  ja: {
    supplied: (read: string) => `資料に印刷はなく、「${read}」を補った。`,
    kept: (printed: string) => `資料の「${printed}」を、疑いを残して載せた。`,
    supplemented: (printed: string, read: string) => `資料の「${printed}」に補って「${read}」とした。`,
    replaced: (printed: string, read: string) => `資料には「${printed}」とあり、「${read}」と読んだ。`,
  },
  en: {
    supplied: (read: string) => `Nothing is printed; “${read}” is supplied.`,
    kept: (printed: string) => `“${printed}” is kept as printed, in doubt.`,
    supplemented: (printed: string, read: string) => `Printed as “${printed}”, supplemented to “${read}”.`,
    replaced: (printed: string, read: string) => `Printed as “${printed}”, read as “${read}”.`,
  },
};

/** The kind of a correction, its lines and how sure it is, in a few words. */
export function correctionFacts(
  { kind, lines, confidence }: FieldCorrection,
  schema: GraphQLSchema,
  language: Language,
): string {
  const numbers = lines.map((line) => `L${line}`).join(language === 'ja' ? '・' : ', ');
  const [kindWord, sure] = [
    enumWord(schema, 'CorrectionKind', kind, language),
    enumWord(schema, 'Confidence', confidence, language),
  ];
  return language === 'ja'
    ? `(${kindWord}、${numbers}、確かさ: ${sure})`
    : `(${kindWord.toLowerCase()}, ${numbers}, confidence: ${sure.toLowerCase()})`;
}

/** That there are more items than those listed. */
export const openText = (header: string, language: Language): string => texts[language].open(header);

/** Why a field is null, in words. */
export function gapText({ reason, note }: FieldGap, schema: GraphQLSchema, language: Language): string {
  return [gapReason({ reason }, schema, language), note].filter(Boolean).join(language === 'ja' ? '。' : '. ');
}

function gapReason({ reason }: Pick<FieldGap, 'reason'>, schema: GraphQLSchema, language: Language): string {
  const word = enumWord(schema, 'GapReason', reason, language);
  return language === 'ja' ? word : word.toLowerCase();
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
