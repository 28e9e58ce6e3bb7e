import type { DatePrecision, LocalizedText } from '@tokorozawa/vocabulary';

/** A text of a record. */
export interface DescribedText {
  /** The GraphQL field, with dots between levels and without positions in lists, such as `ties.event`. */
  field: string;
  ja: string | null;
  en: string | null;
}

/** A date that a record states: of something that happens, of the beginning of a period, or of a count. */
export interface RecordDate {
  /** Unique among the dates of the record: `ties.date/1965`. It stays the same as long as the record states the date. */
  key: string;
  /** The GraphQL field, with dots between levels: `ties.date`. */
  field: string;
  /** The text of a PartialDate. Of several days it is the first, and of a period the first fiscal year. */
  date: string;
  /** The last of several days, or the last fiscal year of a period; null otherwise. */
  end: string | null;
  /** The first day on which it may happen, as `YYYY-MM-DD`. */
  earliest: string;
  /** The last day on which it may happen. Of a period it is that of the first fiscal year, in which the period begins. */
  latest: string;
  precision: DatePrecision;
  /** What happens, in the words of the part of the record that states the date; null if that has none. */
  text: LocalizedText | null;
  /** False for a date at which nothing happens. */
  isEvent: boolean;
  /** The id of a record whose event this is as well, if that record states the same date; null otherwise. */
  repeats: string | null;
}

/** What a record says of itself, for those who collect from all domains. It follows from what its entity declares. */
export interface RecordDescription {
  /** The GraphQL type. */
  type: string;
  id: string;
  /** The edition that prints this version of the record; null for a record that no edition prints. */
  edition: string | null;
  /** The plain id, in a version whose own id names its edition; null in the newest version. */
  versionOf: string | null;
  /** The first edition that no longer prints the record. */
  omittedSince: string | null;
  /** False when it is retired. */
  isCurrent: boolean;
  name: LocalizedText;
  /** How its Japanese name is read, and what else it is called. */
  readings: string[];
  /** All that it says beside its name, codes and readings included. */
  texts: DescribedText[];
  dates: RecordDate[];
  /** The ids and codes of the sections of the comprehensive plan that it serves. */
  sections: string[];
  /** Its first line in the transcript of its edition; null if it has none. */
  line: number | null;
}
