import { type RecordProvenance } from '@tokorozawa/answer-tables';
import { type Language } from '../language/language';

/** What a citation is made from. */
export interface Cited {
  records: RecordProvenance[];
  /** The address of the site: `https://plan.example.jp`. */
  site: string;
  receivedAt: Date;
}

const titles = { ja: '所沢市 計画グラフ', en: 'Tokorozawa Planning Graph' };

/** A citation with the source and the statement that it was edited, in the wording that PDL 1.0 requires. */
export function citation({ records, site, receivedAt }: Cited, language: Language): string {
  const headings = headingsOf(records);
  const { documentJa, documentEn, edition } = records[0]?.provenance ?? {};
  const day = dayOf(receivedAt, language);
  if (language === 'ja') {
    const source = documentJa
      ? `${documentJa}${edition}、${headings.map((heading) => `「${heading}」`).join('')}`
      : '所沢市 経営企画部';
    return `出典：${source}(「${titles.ja}」${site}、${day}取得)。上記を加工して作成。`;
  }
  const source = documentEn
    ? `${documentEn}, ${edition} edition, ${headings.map((heading) => `“${heading}”`).join(', ')}`
    : 'Planning Department, Tokorozawa City';
  return `Source: ${source}, through “${titles.en}”, ${site}, retrieved ${day}. Edited from the above.`;
}

/** What is known about the right to use the data: the source states nothing, the wording is this site's. */
export const license: Record<Language, string> = {
  ja: '資料そのものは利用条件を示していない。上の書き方は、公共データ利用規約(PDL1.0)が求める「出典」と「加工して作成」の表示に、このサイトがならったもの。要約、訂正、英訳はこのサイトの編集による。',
  en: 'The source itself states no license. The wording above follows what Japan’s Public Data License 1.0 requires, the source and a statement that it was edited; this site chose it. Summaries, corrections and translations are this site’s own.',
};

/** The source and the license for the bottom of a chart, one line each. */
export function chartCaption(cited: Cited, language: Language): string[] {
  const [heading, ...more] = headingsOf(cited.records);
  const day = dayOf(cited.receivedAt, language);
  const { host } = new URL(cited.site);
  if (language === 'ja') {
    const named = heading ? `「${heading}」${more.length > 0 ? 'ほか' : ''}` : '';
    return [
      `出典：所沢市 経営企画部${named}(${titles.ja} ${host}、${day}取得)を加工して作成`,
      '資料に利用条件の記載なし',
    ];
  }
  const named = heading ? `, “${heading}”${more.length > 0 ? ' and others' : ''}` : '';
  return [
    `Edited from: Planning Department, Tokorozawa City${named} (${titles.en}, ${host}, ${day})`,
    'The source states no license',
  ];
}

/** The distinct headings of the source that the records come from, in their order. */
export function headingsOf(records: RecordProvenance[]): string[] {
  return [...new Set(records.map(({ provenance }) => provenance.heading))];
}

function dayOf(date: Date, language: Language): string {
  return date.toLocaleDateString(language === 'ja' ? 'ja-JP' : 'en-US', {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    timeZone: 'Asia/Tokyo',
  });
}
