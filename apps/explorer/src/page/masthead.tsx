import { siteName } from '@tokorozawa/pages/citation';
import { useEffect } from 'react';
import { type LocalizedText, useLanguage, useTranslate } from '../language/language';
import { LanguageSwitch } from './controls';

const pageTitle: LocalizedText = {
  ja: '所沢市 計画グラフ エクスプローラー',
  en: 'Tokorozawa Planning Graph Explorer',
};

/** The masthead of the explorer: the site's name, links to its pages, and the language switch. */
export function Masthead() {
  const t = useTranslate();
  const language = useLanguage();
  // The gateway marks the pages of an instance for trying.
  const isSandbox = 'sandbox' in document.documentElement.dataset;
  const mark = isSandbox ? t({ ja: '【試用】', en: '[Sandbox] ' }) : '';
  const title = `${mark}${t(pageTitle)}`;
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = title;
  }, [language, title]);
  return (
    <header className="masthead">
      <h1 className="masthead-title">
        <a href="./">
          <img src="./favicon.svg" alt="" width="28" height="28" />
          {siteName[language]}
        </a>
        <span className="masthead-page"> {t({ ja: 'エクスプローラー', en: 'Explorer' })}</span>
      </h1>
      <nav aria-label={t({ ja: 'ページ', en: 'Pages' })}>
        <a href="./explorer#docs">{t({ ja: 'データの説明', en: 'Documentation' })}</a>
        <a href={t({ ja: './schema.ja.graphql', en: './schema.graphql' })} download>
          {t({ ja: 'スキーマをダウンロード', en: 'Download the schema' })}
        </a>
        <LanguageSwitch />
      </nav>
    </header>
  );
}
