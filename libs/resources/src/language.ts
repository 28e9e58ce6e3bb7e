import { Locale, negotiateLocale } from '@tokorozawa/vocabulary';
import { repeatedParameter } from './query-parameters';
import { badParameter } from './resource-error';

const localeOfTag: Partial<Record<string, Locale>> = { ja: Locale.JA, en: Locale.EN };

/** The language that the parameter `lang` names; undefined if it names none of ours. */
export const chosenLocale = (query: URLSearchParams): Locale | undefined => localeOfTag[query.get('lang') ?? ''];

/** The language of a request. Throws a ResourceError if the parameter `lang` names none of ours. */
export function localeOf(query: URLSearchParams, acceptLanguage: string | undefined): Locale {
  if (!query.get('lang')) return negotiateLocale(acceptLanguage);
  if (query.getAll('lang').length > 1) throw repeatedParameter('lang');
  const locale = chosenLocale(query);
  if (locale) return locale;
  throw badParameter('lang', {
    ja: '"lang" は ja か en です。',
    en: '"lang" must be ja or en.',
  });
}
