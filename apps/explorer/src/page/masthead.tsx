import { useEffect } from 'react';
import { LanguageSwitch } from '../language/language-switch';
import { type Words } from '../language/language';
import { useLanguage, useWords } from '../language/use-language';

/** The site's name, the ways to its pages, and the switch of languages. */
export function Masthead({ here }: { here: 'front' | 'explorer' }) {
  const say = useWords();
  const language = useLanguage();
  const titles: Record<typeof here, Words> = {
    front: { ja: '所沢市 計画グラフ', en: 'Tokorozawa Planning Graph' },
    explorer: { ja: '所沢市 計画グラフ エクスプローラー', en: 'Tokorozawa Planning Graph Explorer' },
  };
  const title = say(titles[here]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = title;
  }, [language, title]);
  const Title = here === 'explorer' ? 'h1' : 'p';
  return (
    <header className="masthead">
      <Title className="masthead-title">
        <a href="./" aria-current={here === 'front' ? 'page' : undefined}>
          <img src="./favicon.svg" alt="" width="28" height="28" />
          {say(titles.front)}
        </a>
        {here === 'explorer' && (
          <span className="masthead-here"> {say({ ja: 'エクスプローラー', en: 'Explorer' })}</span>
        )}
      </Title>
      <nav aria-label={say({ ja: 'ページ', en: 'Pages' })}>
        {here === 'front' && <a href="./explorer">{say({ ja: 'エクスプローラー', en: 'Explorer' })}</a>}
        <a href="./explorer#docs">{say({ ja: 'データの説明', en: 'Documentation' })}</a>
        <a href="./schema.graphql" download>
          {say({ ja: 'スキーマをダウンロード', en: 'Download the schema' })}
        </a>
        <LanguageSwitch />
      </nav>
    </header>
  );
}
