import { type Language } from '@tokorozawa/answer-tables';
import { dayOf, publisher, siteName } from '@tokorozawa/pages/citation';

/** What the source of a chart is told from. */
export interface CaptionSource {
  /** The distinct headings of the source that the values come from. */
  headings: readonly string[];
  /** Where the chart, or the site, is found. */
  address: string;
  /** When the values were received, if that is known. */
  receivedAt?: Date;
}

/** The source and the license for the bottom of a chart, one line each. */
export function chartCaption({ headings, address, receivedAt }: CaptionSource, language: Language): string[] {
  const [heading, ...more] = headings;
  const day = receivedAt && dayOf(receivedAt, language);
  if (language === 'ja') {
    const named = heading ? `「${heading}」${more.length > 0 ? 'ほか' : ''}` : '';
    const found = `${siteName.ja} ${address}${day ? `、${day}取得` : ''}`;
    return [`出典：${publisher.ja}${named}(${found})を加工して作成`, '資料に利用条件の記載なし'];
  }
  const named = heading ? `, “${heading}”${more.length > 0 ? ' and others' : ''}` : '';
  const found = [siteName.en, address, ...(day ? [day] : [])].join(', ');
  return [`Edited from: ${publisher.en}${named} (${found})`, 'The source states no license'];
}
