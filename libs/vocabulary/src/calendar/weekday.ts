import { Locale } from '../localized-text/locale';
import { midnight } from './date';

const printers = {
  [Locale.JA]: new Intl.DateTimeFormat('ja', { weekday: 'long', timeZone: 'UTC' }),
  [Locale.EN]: new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }),
};

/** The day of the week: `2024-04-01` → `月曜日` or `Monday`. */
export function weekday(date: string, locale: Locale): string {
  return printers[locale].format(midnight(date));
}
