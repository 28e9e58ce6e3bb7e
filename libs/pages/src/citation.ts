import { dateInLanguage, editionInEnglish } from '@tokorozawa/vocabulary/dates-in-words';

/** Citations of what the graph says. Browsers use this file too: it imports nothing that they cannot have. */

type Language = 'ja' | 'en';

/** Where a record stands in its source. */
export interface CitedSource {
  /** What the document is, in the language of the citation. */
  document: string;
  /** Such as 令和6年度版. */
  edition: string;
  /** The heading, as printed. */
  heading: string;
  /** The lines in the transcript of the print. */
  lines?: readonly number[];
  /** How many places are read otherwise than they are printed. */
  corrections?: number;
}

/** With more headings in one document a citation names the first three and counts the others: its address leads to them all. */
const maxHeadings = 6;

/** What a citation is made from. */
export interface Cited {
  sources: readonly CitedSource[];
  /** What is cited, such as the name of a record or a figure. */
  subject?: string;
  /** The permanent address of what is cited, or that of the site. */
  address: string;
  /** When it was received, if that is known. */
  receivedAt?: Date;
}

/** What this site is called. */
export const siteName: Record<Language, string> = { ja: '所沢市 計画グラフ', en: 'Tokorozawa Planning Graph' };

/** Who publishes the source. */
export const publisher: Record<Language, string> = {
  ja: '所沢市 経営企画部',
  en: 'Planning Department, Tokorozawa City',
};

/** A citation with the source and the statement that it was edited, in the wording that PDL 1.0 requires. */
export function citationOf({ sources, subject, address, receivedAt }: Cited, language: Language): string {
  const place = placeOf(sources, language);
  const day = receivedAt && dayOf(receivedAt, language);
  const count = sources.reduce((sum, { corrections = 0 }) => sum + corrections, 0);
  if (language === 'ja') {
    const about = subject ? `「${subject}」` : '';
    const corrected = count > 0 ? `資料の${count}か所を訂正または補足。` : '';
    return `出典：${place}(「${siteName.ja}」${about}${address}${day ? `、${day}取得` : ''})。上記を加工して作成。${corrected}`;
  }
  const about = subject ? `“${subject}”, ` : '';
  const corrected = count > 0 ? ` ${count === 1 ? '1 place' : `${count} places`} corrected or supplemented.` : '';
  return `Source: ${place}, through “${siteName.en}”, ${about}${address}${day ? `, retrieved ${day}` : ''}. Edited from the above.${corrected}`;
}

/** Each document: its edition, its headings and the lines of the only record. What municipalities enter is no document of the city. */
function placeOf(sources: readonly CitedSource[], language: Language): string {
  const byDocument = new Map<string, CitedSource[]>();
  for (const source of sources) byDocument.set(source.document, [...(byDocument.get(source.document) ?? []), source]);
  byDocument.delete('');
  const places = [...byDocument.values()].map((group) => placeInDocument(group, language));
  return places.length > 0 ? places.join(language === 'ja' ? '、および' : '; and ') : publisher[language];
}

function placeInDocument(sources: readonly CitedSource[], language: Language): string {
  const [{ document, lines }] = sources as [CitedSource];
  const headings = headingsOf(sources);
  const named = headings.length > maxHeadings ? headings.slice(0, 3) : headings;
  const others = headings.length - named.length;
  const place = sources.length === 1 ? linesText(lines ?? [], language) : '';
  const editions = [...new Set(sources.map(({ edition }) => edition))].filter(Boolean);
  if (language === 'ja') {
    const quoted = named.map((heading) => `「${heading}」`).join('');
    return `${document}${editions.join('・')}、${quoted}${others ? `ほか${others}の見出し` : ''}${place && ` ${place}`}`;
  }
  const quoted = named.map((heading) => `“${heading}”`).join(', ');
  const more = others ? ` and ${others} other headings` : '';
  const inEnglish = editions.map((edition) => editionInEnglish(edition)).join(' and ');
  return `${document}, ${inEnglish && `${inEnglish}, `}${quoted}${more}${place && `, ${place}`}`;
}

/** The distinct headings of the sources, in their order. */
export const headingsOf = (sources: readonly Pick<CitedSource, 'heading'>[]): string[] => [
  ...new Set(sources.map(({ heading }) => heading)),
];

/**
 * Lines in words, those in a row as one range: "118〜124、130行", "lines 118–124, 130". The transcript has an empty line
 * between paragraphs, which interrupts no row. Empty for no lines.
 */
export function linesText(lines: readonly number[], language: Language): string {
  const ranges: [first: number, last: number][] = [];
  for (const line of lines) {
    const range = ranges.at(-1);
    if (range && line > range[1] && line <= range[1] + 2) range[1] = line;
    else ranges.push([line, line]);
  }
  const between = language === 'ja' ? '〜' : '–';
  const texts = ranges.map(([first, last]) => (first === last ? String(first) : `${first}${between}${last}`));
  if (texts.length === 0) return '';
  if (language === 'ja') return `${texts.join('、')}行`;
  return `${lines.length === 1 ? 'line' : 'lines'} ${texts.join(', ')}`;
}

/** What is known about the right to use the data: the source states nothing, the wording is this site's. */
export const license: Record<Language, string> = {
  ja: '資料そのものは利用条件を示していない。引用の書き方は、公共データ利用規約(PDL1.0)が求める「出典」と「加工して作成」の表示に、このサイトがならったもの。要約、訂正、英訳はこのサイトの編集による。',
  en: 'The source itself states no license. The wording of the citation follows what Japan’s Public Data License 1.0 requires, the source and a statement that it was edited; this site chose it. Summaries, corrections and translations are this site’s own.',
};

/** A moment as the day in Japan. */
export function dayOf(date: Date, language: Language): string {
  const iso = date.toLocaleDateString('sv-SE', { timeZone: 'Asia/Tokyo' });
  return dateInLanguage({ precision: 'DAY', earliest: iso }, language);
}
