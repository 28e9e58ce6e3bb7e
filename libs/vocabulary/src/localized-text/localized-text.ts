import { z } from 'zod';
import { Locale } from './locale';

/** A text in Japanese as published and, where we have translated it, in English. */
export interface LocalizedText {
  ja: string;
  en?: string;
}

/** The shape of a {@link LocalizedText} in a data file. */
export const localizedText = z.strictObject({
  ja: z.string().trim().min(1),
  en: z.string().trim().min(1).optional(),
});

/** The text in the language asked for; in Japanese when it has no translation; null when there is no text. */
export function inLocale(text: LocalizedText, locale: Locale): string;
export function inLocale(text: LocalizedText | null | undefined, locale: Locale): string | null;
export function inLocale(text: LocalizedText | null | undefined, locale: Locale): string | null {
  if (!text) return null;
  return locale === Locale.EN ? (text.en ?? text.ja) : text.ja;
}
