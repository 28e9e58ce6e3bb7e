import { licence } from '../provenance/citation';
import { useLanguage, useWords } from '../language/use-language';

/** Who made this, and who asserts what about the right to use it. */
export function Footer() {
  const say = useWords();
  const language = useLanguage();
  return (
    <footer className="footer">
      <p>
        {say({
          ja: 'このサイトは、所沢市 経営企画部の公表資料を加工して作成したものです。コードは MIT ライセンスです。',
          en: 'This site is made by editing what the planning department of Tokorozawa City has published. The code is under the MIT licence.',
        })}
      </p>
      <p className="soft">{licence[language]}</p>
    </footer>
  );
}
