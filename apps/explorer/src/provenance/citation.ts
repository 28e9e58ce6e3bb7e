import { type Language } from '../language/language';
import { type SourcedRecord } from './provenance';

/** What a citation is made of. */
export interface Cited {
  records: SourcedRecord[];
  /** Where the answer was asked: `https://plan.example.jp`. */
  site: string;
  /** When the answer came. */
  at: Date;
}

const titles = { ja: '所沢市 計画グラフ', en: 'Tokorozawa Planning Graph' };

/** A ready citation: the source, and that it was edited, in the wording that PDL 1.0 asks for. */
export function citation({ records, site, at }: Cited, language: Language): string {
  const headings = headingsOf(records);
  const { documentJa, documentEn, edition } = records[0]?.provenance ?? {};
  const day = dayOf(at, language);
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

/** Who asserts what about the right to use the data. */
export const licence: Record<Language, string> = {
  ja: '資料そのものは利用条件を示していない。上の書き方は、公共データ利用規約(PDL1.0)が求める「出典」と「加工して作成」の表示に、このサイトがならったもの。要約、訂正、英訳はこのサイトの編集による。',
  en: 'The source itself states no licence. The wording above follows what Japan’s Public Data License 1.0 asks for, the source and that it was edited; this site chose it. Summaries, corrections and translations are this site’s own.',
};

/** A line for the foot of a picture. */
export function footOf(cited: Cited, language: Language): string[] {
  const [heading, ...more] = headingsOf(cited.records);
  const day = dayOf(cited.at, language);
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
    'The source states no licence',
  ];
}

/** The headings of the source under which the records stand, each once, in their order. */
export function headingsOf(records: SourcedRecord[]): string[] {
  return [...new Set(records.map(({ provenance }) => provenance.heading))];
}

function dayOf(date: Date, language: Language): string {
  return date.toLocaleDateString(language === 'ja' ? 'ja-JP' : 'en-GB', {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    timeZone: 'Asia/Tokyo',
  });
}
