import { useEffect } from 'react';
import { type LocalizedText, useLanguage, useTranslate } from '../language/language';
import { LanguageSwitch } from './controls';

interface MastheadProps {
  page: 'front' | 'explorer' | 'status';
  /** What the page shows at the moment, such as a search: the first part of its title. */
  subject?: string;
}

/** The site's name, links to its pages, and the language switch. */
export function Masthead({ page, subject }: MastheadProps) {
  const t = useTranslate();
  const language = useLanguage();
  const titles: Record<MastheadProps['page'], LocalizedText> = {
    front: { ja: '所沢市 計画グラフ', en: 'Tokorozawa Planning Graph' },
    explorer: { ja: '所沢市 計画グラフ エクスプローラー', en: 'Tokorozawa Planning Graph Explorer' },
    status: { ja: '所沢市 計画グラフ 稼働状況', en: 'Tokorozawa Planning Graph Status' },
  };
  // The gateway marks the pages of an instance for trying.
  const isSandbox = 'sandbox' in document.documentElement.dataset;
  const mark = isSandbox ? t({ ja: '【試用】', en: '[Sandbox] ' }) : '';
  const title = `${mark}${subject ? `${subject} – ` : ''}${t(titles[page])}`;
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = title;
  }, [language, title]);
  const Title = page === 'explorer' ? 'h1' : 'p';
  return (
    <header className="masthead">
      <Title className="masthead-title">
        <a href="./" aria-current={page === 'front' ? 'page' : undefined}>
          <img src="./favicon.svg" alt="" width="28" height="28" />
          {t(titles.front)}
        </a>
        {page === 'explorer' && <span className="masthead-page"> {t({ ja: 'エクスプローラー', en: 'Explorer' })}</span>}
      </Title>
      <nav aria-label={t({ ja: 'ページ', en: 'Pages' })}>
        {page !== 'explorer' && <a href="./explorer">{t({ ja: 'エクスプローラー', en: 'Explorer' })}</a>}
        <a href="./explorer#docs">{t({ ja: 'データの説明', en: 'Documentation' })}</a>
        <a href={t({ ja: './schema.ja.graphql', en: './schema.graphql' })} download>
          {t({ ja: 'スキーマをダウンロード', en: 'Download the schema' })}
        </a>
        <LanguageSwitch />
      </nav>
    </header>
  );
}
