import { type RecordProvenance } from '@tokorozawa/answer-tables';
import { citationOf, dayOf, headingsOf, siteName } from '@tokorozawa/pages/citation';
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

/** The source and the license for the bottom of a chart, one line each. */
export function chartCaption({ records, site, receivedAt }: Cited, language: Language): string[] {
  const [heading, ...more] = headingsOf(records.map(({ provenance }) => provenance));
  const day = dayOf(receivedAt, language);
  const { host } = new URL(site);
  if (language === 'ja') {
    const named = heading ? `「${heading}」${more.length > 0 ? 'ほか' : ''}` : '';
    return [
      `出典：所沢市 経営企画部${named}(${siteName.ja} ${host}、${day}取得)を加工して作成`,
      '資料に利用条件の記載なし',
    ];
  }
  const named = heading ? `, “${heading}”${more.length > 0 ? ' and others' : ''}` : '';
  return [
    `Edited from: Planning Department, Tokorozawa City${named} (${siteName.en}, ${host}, ${day})`,
    'The source states no license',
  ];
}
