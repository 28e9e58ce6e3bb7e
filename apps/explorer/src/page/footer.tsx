import { license } from '@tokorozawa/pages/citation';
import { useLanguage, useTranslate } from '../language/language';

/** Who made the site, and what is known about the right to use its data. */
export function Footer() {
  const t = useTranslate();
  const language = useLanguage();
  return (
    <footer className="footer">
      <nav aria-label={t({ ja: 'このサイトのページ', en: 'Pages of this site' })}>
        <ul className="footer-links">
          <li>
            <a href={`./about?lang=${language}`}>{t({ ja: 'この資料について', en: 'About the source' })}</a>
          </li>
          <li>
            <a href={`./parts?lang=${language}`}>{t({ ja: '資料の部分', en: 'Parts of the publication' })}</a>
          </li>
          <li>
            <a href={`./indicators?lang=${language}`}>{t({ ja: '指標', en: 'Indicators' })}</a>
          </li>
          <li>
            <a href={`./data?lang=${language}`}>{t({ ja: 'データの説明', en: 'The data, described' })}</a>
          </li>
        </ul>
      </nav>
      <p>
        {t({
          ja: 'このサイトは、所沢市 経営企画部の公表資料を加工して作成したものです。コードは MIT ライセンスです。',
          en: 'This site is edited from publications of the planning department of Tokorozawa City. The code is under the MIT license.',
        })}
      </p>
      <p className="soft">{license[language]}</p>
    </footer>
  );
}
