import { type RecordProvenance } from '@tokorozawa/answer-tables';
import { citationOf } from '@tokorozawa/pages/citation';
import { type Language } from '../language/language';

/** What a citation is made from. */
export interface Cited {
  records: RecordProvenance[];
  /** The address of the site: `https://plan.example.jp`. */
  site: string;
  receivedAt: Date;
}

/** A citation of all records of an answer. */
export function citation({ records, site, receivedAt }: Cited, language: Language): string {
  const sources = records.map(({ provenance: { documentJa, documentEn, edition, heading } }) => ({
    document: language === 'ja' ? documentJa : documentEn,
    edition,
    heading,
  }));
  return citationOf({ sources, address: site, receivedAt }, language);
}
