import { useState } from 'react';
import { lookAfresh } from '../answer/use-view-state';
import { type Words } from '../language/language';
import { useLanguage, useWords } from '../language/use-language';
import { folded } from '../table/arrange';
import { parts, questions } from './bundled';
import { useOpenQuestion } from './open-question';
import { type ReadyQuestion } from './questions';

/** The ready-made questions by the parts of the publication. One click opens one and asks it. */
export function QuestionsPane() {
  const say = useWords();
  const language = useLanguage();
  const [text, setText] = useState('');
  const open = useOpenQuestion();
  const words = folded(text).split(/\s+/).filter(Boolean);
  const themes = parts
    .map((part) => ({ part, found: questionsOf(part.name, part.title, words) }))
    .filter(({ found }) => found.length > 0);
  return (
    <section className="questions" lang={language} aria-label={say({ ja: '質問', en: 'Questions' })}>
      <h2>{say({ ja: '質問', en: 'Questions' })}</h2>
      <label className="tool">
        <span className="unseen">{say({ ja: '質問を探す', en: 'Search questions' })}</span>
        <input
          type="search"
          placeholder={say({ ja: '質問を探す', en: 'Search questions' })}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </label>
      {themes.length === 0 && <p role="status">{say({ ja: '見つかりません。', en: 'Nothing found.' })}</p>}
      {themes.map(({ part, found }) => (
        <section key={part.name}>
          <h3>{say(part.title)}</h3>
          <ul>
            {found.map((question) => (
              <li key={question.id}>
                <button
                  type="button"
                  onClick={() => {
                    lookAfresh();
                    open(question.query);
                  }}
                >
                  {say(question.sentence)}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

/** The questions of a part that hold every word, in either language. */
function questionsOf(theme: string, title: Words, words: string[]): ReadyQuestion[] {
  return questions.filter((question) => {
    const text = folded([question.sentence.ja, question.sentence.en, title.ja, title.en].join(' '));
    return question.theme === theme && words.every((word) => text.includes(word));
  });
}
