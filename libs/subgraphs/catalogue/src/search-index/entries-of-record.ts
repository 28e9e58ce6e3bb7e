import { dirname } from 'node:path';
import { foldForSearch, spellDate } from '@tokorozawa/search-text';
import { type DescribedText, hashOfFolder, type RecordDescription } from '@tokorozawa/subgraph-kit';
import type { LocalizedText } from '@tokorozawa/vocabulary';
import { lexemesOf, termsOfTexts } from '../search/lexemes';
import type { Event } from '../event/event.entity';
import { EntryKind, type SearchEntry } from './search-entry.entity';

/** Identifies the code that makes entries of records and documents. */
export const codeOfEntries = [dirname(__dirname), dirname(require.resolve('@tokorozawa/search-text'))]
  .map(hashOfFolder)
  .join(' ');

/** What an entry says before it is stored, where its terms are a text and its generation is that of its domain. */
export type NewSearchEntry = Omit<SearchEntry, 'terms' | 'generation'> & { lexemes: string[] };

/** Dates are stored as texts. */
export type NewEventEntry = Omit<Event, 'date' | 'end' | 'fieldName'> & { date: string; end: string | null };

/** Lexemes in PostgreSQL's notation of a `tsvector`: each in quotes. */
export const vectorOf = (lexemes: string[]): string =>
  lexemes.map((lexeme) => `'${lexeme.replaceAll(/['\\]/g, '$&$&')}'`).join(' ');

/** A question or a part of the publication, to be found by its words. */
export interface IndexedDocument {
  kind: EntryKind.QUESTION | EntryKind.PART;
  id: string;
  subgraph: string;
  name: LocalizedText;
  /** What it says beside its name. */
  texts: DescribedText[];
}

export const entryOfDocument = ({ id, ...said }: IndexedDocument): NewSearchEntry =>
  searchEntry({
    ...said,
    ...{
      recordType: null,
      recordId: id,
      editionId: null,
      versionOf: null,
      omittedSince: null,
      sections: [],
      line: null,
    },
    readings: [],
    years: [],
  });

export function entryOfRecord(subgraph: string, record: RecordDescription): NewSearchEntry {
  const { type, id, edition, versionOf, omittedSince, name, readings, texts, dates, sections, line } = record;
  const days = new Map(
    dates.flatMap(({ field, date, end }) => [date, ...(end === null ? [] : [end])].map((text) => [text, field])),
  );
  const spelled = [...days].map(([date, field]) => ({ field, ja: spellDate(date), en: null }));
  return searchEntry({
    ...{
      kind: EntryKind.RECORD,
      subgraph,
      recordType: type,
      recordId: id,
      editionId: edition,
      versionOf,
      omittedSince,
    },
    ...{ name, readings, texts: [...texts, ...spelled], sections, line, years: yearsOf(dates) },
  });
}

/** @param entry that of the record */
export function eventsOfRecord({ dates }: RecordDescription, entry: NewSearchEntry): NewEventEntry[] {
  if (dates.length === 0) return [];
  const { subgraph, recordId, editionId, versionOf, omittedSince, name, sections, folded } = entry;
  const recordType = entry.recordType ?? '';
  const terms = vectorOf(termsOfTexts(entry));
  return dates.map(({ key, ...date }) => ({
    id: `${recordId}/${key}`,
    ...{ subgraph, recordType, recordId, editionId, versionOf, omittedSince, name, sections, folded, terms },
    ...date,
  }));
}

function searchEntry({
  readings,
  years,
  ...said
}: Omit<NewSearchEntry, 'id' | 'nameFolded' | 'folded' | 'lexemes'> & {
  readings: string[];
  years: number[];
}): NewSearchEntry {
  const { ja, en = null } = said.name;
  const texts = [{ field: 'name', ja, en }, ...said.texts];
  const names = [ja, en, ...readings].flatMap((text) => (text === null ? [] : foldForSearch(text)));
  const entry = {
    ...said,
    id: `${said.kind.toLowerCase()}:${said.recordId}`,
    texts,
    nameFolded: [...new Set(names)].join('\n'),
    folded: texts
      .flatMap(({ ja, en }) => [ja, en])
      .map((text) => foldForSearch(text ?? ''))
      .join('\n'),
  };
  return { ...entry, lexemes: lexemesOf({ ...entry, years }) };
}

/** The calendar years that dates touch, at most a hundred of each. */
function yearsOf(dates: RecordDescription['dates']): number[] {
  const years = dates.flatMap(({ earliest, latest, end }) => {
    const first = Number(earliest.slice(0, 4));
    const last = Math.max(...[latest, end ?? latest].map((date) => Number.parseInt(date, 10)));
    return Array.from({ length: Math.min(last - first + 1, 100) }, (_, index) => first + index);
  });
  return [...new Set(years)];
}
