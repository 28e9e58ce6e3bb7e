import type { LocalizedText } from '@tokorozawa/vocabulary';

type Language = 'ja' | 'en';

/** The languages that a person at this system reads, by its locale: Japanese or English, or both if it names neither. */
export function languagesOf(environment: NodeJS.ProcessEnv): Language[] {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  if (/^ja/i.test(locale)) return ['ja'];
  return /^en/i.test(locale) ? ['en'] : ['ja', 'en'];
}

const languages = languagesOf(process.env);

/** What a program says to officials, in the languages of this system, one below the other. */
export function say(text: LocalizedText): string {
  return languages.map((language) => text[language] ?? text.ja).join('\n');
}

/** The same on one line. */
export function sayInLine(text: LocalizedText): string {
  return languages.map((language) => text[language] ?? text.ja).join(' · ');
}

/** `1 fault`, `2 faults`: a number of things in an English sentence. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
