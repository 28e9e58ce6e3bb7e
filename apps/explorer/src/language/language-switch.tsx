import { language } from './language';
import { useLanguage } from './use-language';

/** One button that names the other language in that language. */
export function LanguageSwitch() {
  const other = useLanguage() === 'ja' ? 'en' : 'ja';
  return (
    <button type="button" className="language-switch" lang={other} onClick={() => language.set(other)}>
      {other === 'en' ? 'English' : '日本語'}
    </button>
  );
}
