import { license } from '@tokorozawa/pages/citation';
import { siteLinks } from '@tokorozawa/pages/site-links';
import { useLanguage, useTranslate } from '../language/language';

/** Who made the site, and what is known about the right to use its data. */
export function Footer() {
  const t = useTranslate();
  const language = useLanguage();
  return (
    <footer className="footer">
      <nav aria-label={t({ ja: 'このサイトのページ', en: 'Pages of this site' })}>
        <ul className="footer-links">
          {siteLinks.map(({ path, ...text }) => (
            <li key={path}>
              <a href={`.${path}?lang=${language}`}>{t(text)}</a>
            </li>
          ))}
        </ul>
      </nav>
      <p>
        {t({
          ja: 'このサイトは、所沢市 経営企画部の公表資料を加工して作成したものです。',
          en: 'This site is edited from publications of the planning department of Tokorozawa City.',
        })}{' '}
        <a href={`./about?lang=${language}`}>
          {t({ ja: '資料の読み方と引用のしかた', en: 'How the source was read, and how to cite' })}
        </a>
      </p>
      <p className="soft">{license[language]}</p>
    </footer>
  );
}
