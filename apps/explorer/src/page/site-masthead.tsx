import { siteName } from '@tokorozawa/pages/citation';
import { useEffect } from 'react';
import { type LocalizedText, useLanguage, useTranslate } from '../language/language';

const languages = [
  { tag: 'ja', name: '日本語' },
  { tag: 'en', name: 'English' },
];

/** The masthead of the pages that the server writes, on one that needs a script: the site, its search, and the languages. */
export function SiteMasthead({ title }: { title: LocalizedText }) {
  const t = useTranslate();
  const language = useLanguage();
  // The gateway marks the pages of an instance for trying.
  const mark = 'sandbox' in document.documentElement.dataset ? t({ ja: '【試用】', en: '[Sandbox] ' }) : '';
  const pageTitle = `${mark}${t(title)} – ${siteName[language]}`;
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = pageTitle;
  }, [language, pageTitle]);
  const search = t({ ja: '計画と事業を検索', en: 'Search plans and programs' });
  return (
    <>
      <a className="skip" href="#main">
        {t({ ja: '本文へ', en: 'Skip to the content' })}
      </a>
      <header className="masthead">
        <p className="masthead-title">
          <a href={`./?lang=${language}`}>
            <img src="./favicon.svg" alt="" width="28" height="28" />
            {siteName[language]}
          </a>
        </p>
        <form className="site-search" role="search" action="./" method="get">
          <label className="unseen" htmlFor="search">
            {search}
          </label>
          <input id="search" name="q" type="search" placeholder={search} />
          <input type="hidden" name="lang" value={language} />
          <button type="submit">{t({ ja: '検索', en: 'Search' })}</button>
        </form>
        <nav aria-label={t({ ja: '言語', en: 'Language' })}>
          <ul className="languages">
            {languages.map(({ tag, name }) => (
              <li key={tag}>
                <a href={`?lang=${tag}`} hrefLang={tag} lang={tag} aria-current={tag === language ? 'true' : undefined}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
    </>
  );
}
