import { CopyButton } from '../language/copy-button';
import { useLanguage, useWords } from '../language/use-language';
import { type Cited, citation, licence } from './citation';

/** A citation to copy in each language, and who asserts what about the right to use the data. */
export function CitationBox({ cited }: { cited: Cited }) {
  const say = useWords();
  const language = useLanguage();
  return (
    <section className="citation">
      <h2>{say({ ja: '引用のしかた', en: 'How to cite' })}</h2>
      {(['ja', 'en'] as const).map((each) => (
        <div key={each}>
          <blockquote lang={each}>{citation(cited, each)}</blockquote>
          <CopyButton
            text={citation(cited, each)}
            label={
              each === 'ja'
                ? { ja: '日本語の引用をコピー', en: 'Copy in Japanese' }
                : { ja: '英語の引用をコピー', en: 'Copy in English' }
            }
          />
        </div>
      ))}
      <p className="soft">{licence[language]}</p>
    </section>
  );
}
