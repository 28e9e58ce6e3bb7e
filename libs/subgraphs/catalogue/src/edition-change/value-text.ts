import { type LocalizedText, localizedText, PartialDate } from '@tokorozawa/vocabulary';
import { dateInEnglish } from '@tokorozawa/vocabulary/dates-in-words';

/** A value of a row as text: dates as people read them, and of a list or an object all that it says. Null for no value. */
export function textOf(value: unknown): LocalizedText | null {
  if (value === null || value === undefined) return null;
  if (value instanceof PartialDate) return { ja: value.era, en: dateInEnglish(value) };
  if (typeof value !== 'object') return { ja: String(value) };
  const text = localizedText.safeParse(value);
  return text.success ? text.data : joined(Object.values(value).map(textOf), '、', ', ');
}

/** Texts as one, in each language. Null if there are none. */
export function joined(texts: (LocalizedText | null)[], separator: string, english: string): LocalizedText | null {
  const present = texts.filter((text) => text !== null);
  if (present.length === 0) return null;
  return {
    ja: present.map(({ ja }) => ja).join(separator),
    en: present.map(({ ja, en }) => en ?? ja).join(english),
  };
}

/** True for texts that say the same in both languages, or are both absent. */
export const isSameText = (a: LocalizedText | null, b: LocalizedText | null): boolean =>
  a?.ja === b?.ja && (a?.en ?? a?.ja) === (b?.en ?? b?.ja);
