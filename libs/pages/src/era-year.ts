/** The year of the Japanese calendar. Browsers use this file too: it imports nothing. */

type Language = 'ja' | 'en';

const formats: Record<Language, Intl.DateTimeFormat> = {
  ja: new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { era: 'long', year: 'numeric', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-US-u-ca-japanese', { era: 'long', year: 'numeric', timeZone: 'UTC' }),
};

/**
 * The year of a day in the Japanese calendar: "令和6年", "Reiwa 6". Empty for what is no day.
 * @param day as YYYY-MM-DD, YYYY-MM or YYYY, of which the first day counts
 */
export function eraYear(day: string, language: Language): string {
  const date = new Date(/^\d{4}(-\d{2}){0,2}$/.test(day) ? day : '');
  if (Number.isNaN(date.valueOf())) return '';
  const parts = formats[language].formatToParts(date);
  if (language === 'ja') return parts.map(({ value }) => value).join('');
  const partOf = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return `${partOf('era')} ${partOf('year')}`;
}
