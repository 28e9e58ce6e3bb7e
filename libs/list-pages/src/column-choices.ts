import type { ExportedList } from '@tokorozawa/exports';
import { type FieldKind, joinedHeader, type RecordField } from '@tokorozawa/record-fields';
import type { LocalizedText } from '@tokorozawa/vocabulary';
import type { GraphQLNamedType } from 'graphql';

/**
 * A column that a reader can choose: a field of the items of a list, or of a value in one. A date and another record are one
 * column here, although files spell them out in several.
 */
export interface ColumnChoice {
  /** The dotted path of its field, as the parameter `columns` takes it: `attendances.count`. */
  name: string;
  path: readonly string[];
  /** Above its column: "参加人数(単位)", "Attendances: unit". */
  header: LocalizedText & { en: string };
  /** Beside its checkbox, where its group is named already: "単位", "Unit". */
  label: LocalizedText & { en: string };
  /** In the language of the schema that the list was found in. */
  description: string;
  kind: Exclude<FieldKind, 'value'>;
  isList: boolean;
  type: GraphQLNamedType;
}

/** The columns of one value, or those that are fields of the items themselves. */
export interface ColumnGroup {
  /** Undefined for the fields of the items themselves. */
  label: (LocalizedText & { en: string }) | undefined;
  choices: ColumnChoice[];
}

/** The columns of a list, in the order of its fields: first those of the items themselves, then those of their values. */
export function columnGroups({ fields }: ExportedList): ColumnGroup[] {
  const own = fields.filter(({ kind }) => kind !== 'value').flatMap((field) => choicesOf(field, undefined));
  const values = fields.filter(({ kind }) => kind === 'value');
  return [
    { label: undefined, choices: own },
    ...values.map((field) => ({ label: field.label, choices: choicesOf(field, undefined) })),
  ].filter(({ choices }) => choices.length > 0);
}

export const columnChoices = (list: ExportedList): ColumnChoice[] =>
  columnGroups(list).flatMap(({ choices }) => choices);

interface Parent {
  path: readonly string[];
  labels: readonly ColumnChoice['label'][];
  isList: boolean;
}

function choicesOf(field: RecordField, parent: Parent | undefined): ColumnChoice[] {
  const { name, kind, type, label, description, fields, variants } = field;
  const path = [...(parent?.path ?? []), name];
  const labels = [...(parent?.labels ?? []), label];
  const isList = field.isList || parent?.isList === true;
  if (kind !== 'value') {
    const header = {
      ja: joinedHeader(
        labels.map(({ ja }) => ja),
        'ja',
      ),
      en: joinedHeader(
        labels.map(({ en }) => en),
        'en',
      ),
    };
    return [{ name: path.join('.'), path, header, label, description, kind, isList, type }];
  }
  const inner = [...fields, ...variants.flatMap((variant) => variant.fields)];
  const found = inner.flatMap((each) => choicesOf(each, { path, labels, isList }));
  // A field that several types have is one column.
  return [...new Map(found.map((choice) => [choice.name, choice])).values()];
}

/** What all records have, and what few readers look for at first. */
const bookkeeping = new Set([
  ...['id', 'url', 'edition', 'omittedSince', 'programs', 'sections', 'programLinks', 'sectionLinks', 'provenance'],
  ...['recordId', 'line', 'lines', 'number', 'subgraph', 'dateBasis', 'localId', 'version'],
]);

/** Lists whose first columns a rule would choose badly. */
const reviewedColumns: Partial<Record<string, string[]>> = {
  academicAgreements: ['name', 'date', 'school.name', 'school.faculties'],
  centerCourses: [
    'name',
    'date',
    'end',
    'attendances.eventName',
    'attendances.count',
    'attendances.unit',
    'attendances.counted',
  ],
  corrections: ['record', 'fieldName', 'kind', 'printed', 'read', 'reason'],
  gaps: ['record', 'fieldName', 'reason', 'explanation'],
  observations: ['name', 'value', 'unit', 'date', 'indicator', 'record'],
  events: ['date', 'name', 'fieldName', 'record'],
  search: ['title', 'kind', 'fieldName', 'record'],
  editionChanges: ['record', 'field', 'kind', 'before', 'after'],
};

const maxFirstColumns = 6;

/** The columns that a reader sees who chose none: the name, the date, and the first fields that can be compared. */
export function firstColumns(list: ExportedList): ColumnChoice[] {
  const choices = columnChoices(list);
  const reviewed = reviewedColumns[list.name];
  if (reviewed) {
    const found = reviewed.flatMap((name) => choices.filter((choice) => choice.name === name));
    if (found.length > 1) return found;
  }
  const candidates = choices.filter(({ path: [top = ''], path }) => !bookkeeping.has(top) && path.length < 3);
  const ranked = candidates
    .map((choice, index) => ({ choice, rank: rankOf(choice), index }))
    .filter(({ rank }) => rank < Infinity)
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .slice(0, maxFirstColumns)
    .sort((a, b) => a.index - b.index);
  return ranked.length > 0 ? ranked.map(({ choice }) => choice) : choices.slice(0, maxFirstColumns);
}

function rankOf({ name, path, kind, isList }: ColumnChoice): number {
  if (name === 'name') return 0;
  if (name === 'date') return 1;
  if (path.length > 1) return (kind === 'number' && !isPosition(name)) || kind === 'enum' ? 3 : Infinity;
  if (kind === 'number') return 2;
  return isList ? Infinity : kind === 'enum' || kind === 'date' || kind === 'record' ? 2 : 4;
}

/** A number that names an item rather than measures it, such as `eventNumber`. */
const isPosition = (name: string): boolean => /(number|line)$/i.test(name);
