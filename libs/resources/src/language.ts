import { Locale, negotiateLocale } from '@tokorozawa/vocabulary';
import { badParameter } from './resource-error';

const localeOfTag: Partial<Record<string, Locale>> = { ja: Locale.JA, en: Locale.EN };

/** The language of a request. Throws a ResourceError if the parameter `lang` names none of ours. */
export function localeOf(query: URLSearchParams, acceptLanguage: string | undefined): Locale {
  const tag = query.get('lang');
  if (tag === null) return negotiateLocale(acceptLanguage);
  const locale = localeOfTag[tag];
  if (locale) return locale;
  throw badParameter('lang', {
    ja: '"lang" は ja か en です。',
    en: '"lang" must be ja or en.',
  });
}
