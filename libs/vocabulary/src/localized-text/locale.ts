import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';
import { registerEnumType } from 'type-graphql';

/** A language in which the graph can give its texts. */
export enum Locale {
  JA = 'JA',
  EN = 'EN',
}

/** How {@link Locale} is presented in the schema. */
export const localeInSchema = {
  name: 'Locale',
  description: 'A language in which the graph can give its texts.',
  valuesConfig: {
    JA: { description: 'Japanese, as the city publishes it. 「日本語」' },
    EN: {
      description:
        "English: this project's own translation, not the city's. Where a translation is missing, the Japanese text is given. 「英語」",
    },
  },
};

registerEnumType(Locale, localeInSchema);

/** The tag of a language (BCP 47), as in the header `content-language`. */
export type LanguageTag = 'ja' | 'en';

export const languageTagOf: Record<Locale, LanguageTag> = { [Locale.JA]: 'ja', [Locale.EN]: 'en' };

const localeOfTag: Record<LanguageTag, Locale> = { ja: Locale.JA, en: Locale.EN };

/** In order of preference: the first is for callers who accept any language, or none of ours. */
const languageTags: LanguageTag[] = ['ja', 'en'];

/** Callers send the same few headers again and again, so the results are remembered. */
const negotiated = new LRUCache<string, LanguageTag>({ max: 200, memoMethod: negotiate });

/** In characters. A longer header, which no browser sends, takes long to read and is ignored. */
const maxLength = 1_000;

/** The language that fits a header `accept-language` best (RFC 9110, section 12.5.4); Japanese if none does. */
export function negotiateLanguage(acceptLanguage: string | undefined): LanguageTag {
  if (!acceptLanguage || acceptLanguage.length > maxLength) return 'ja';
  return negotiated.memo(acceptLanguage);
}

/** As {@link negotiateLanguage}. */
export const negotiateLocale = (acceptLanguage: string | undefined): Locale =>
  localeOfTag[negotiateLanguage(acceptLanguage)];

/** Regions and scripts do not matter, because every text exists in one variety of each language: `en-GB` is `en`. */
function negotiate(acceptLanguage: string): LanguageTag {
  const headers = { 'accept-language': acceptLanguage.replaceAll(/-[a-z\d-]+/gi, '') };
  return (new Negotiator({ headers }).language(languageTags) as LanguageTag | undefined) ?? 'ja';
}
