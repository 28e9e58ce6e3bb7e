import { type Language } from '../language/language';
import { type Newest } from './part-figures';

/** A date as far as it is known: "2024年4月1日", "2024年3月", "2023年度". */
export function newestText({ text, precision }: Newest, language: Language): string {
  if (precision === 'fiscalYear') return language === 'ja' ? `${text}年度` : `fiscal ${text}`;
  if (precision === 'year') return language === 'ja' ? `${text}年` : text;
  const day = precision === 'day' ? ({ day: 'numeric' } as const) : {};
  const date = new Date(text);
  return date.toLocaleDateString(language === 'ja' ? 'ja-JP' : 'en-GB', {
    year: 'numeric',
    month: 'long',
    ...day,
    timeZone: 'UTC',
  });
}
