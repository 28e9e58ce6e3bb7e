import './questions.css';
import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useMemo, useState } from 'react';
import { useLiveAnswer } from '../answer/live-answer';
import { scrollToAnswer } from '../answer/scroll-to-answer';
import { resetChoices } from '../answer/view-state';
import { useWhenReady } from '../editor/editors-ready';
import { PaneIcon } from '../editor/pane-icon';
import { useRunQuery } from '../editor/run-query';
import { type LocalizedText, useLanguage, useTranslate } from '../language/language';
import { questionIds, questionSearchRequest } from '../search/question-search';
import { parts, questions } from './bundled';
import { answerPath, type ReadyQuestion } from './questions';

/** A side pane with the ready-made questions, by parts of the publication. One click opens a question and runs it. */
export function QuestionsPane() {
  const t = useTranslate();
  const language = useLanguage();
  const [text, setText] = useState('');
  const open = useOpenQuery();
  const { found, notice } = useQuestionSearch(text);
  const groups = parts
    .map((part) => ({ part, members: found.filter(({ theme }) => theme === part.name) }))
    .filter(({ members }) => members.length > 0);
  return (
    <section className="questions" lang={language} aria-label={t({ ja: '質問', en: 'Questions' })}>
      <h2>{t({ ja: '質問', en: 'Questions' })}</h2>
      <p className="soft">
        {t({
          ja: '質問を押すと、問い合わせと答えが出ます。いまの問い合わせは、タブに残ります。',
          en: 'Press a question to open its query and its answer. Your query stays in its tab.',
        })}
      </p>
      <label className="tool">
        <span className="unseen">{t({ ja: '質問を探す', en: 'Search questions' })}</span>
        <input
          type="search"
          placeholder={t({ ja: '質問を探す', en: 'Search questions' })}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </label>
      <p role="status" className={notice ? 'soft' : 'unseen'}>
        {notice && t(notice)}
      </p>
      {groups.map(({ part, members }) => (
        <section key={part.name}>
          <h3>{t(part.title)}</h3>
          <ul>
            {members.map((question) => (
              <QuestionItem
                key={question.id}
                question={question}
                onOpen={() => {
                  resetChoices();
                  open(question.query);
                }}
              />
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

/** A question: opened in the editor by its sentence, or as a page of its own, which needs no GraphQL. */
function QuestionItem({ question: { id, sentence }, onOpen }: { question: ReadyQuestion; onOpen: () => void }) {
  const t = useTranslate();
  const language = useLanguage();
  return (
    <li>
      <button type="button" onClick={onOpen}>
        {t(sentence)}
      </button>
      <a href={`.${answerPath(id, {}, { language })}`}>
        {t({ ja: '答えのページ', en: 'Answer page' })}
        <span className="unseen">: {t(sentence)}</span>
      </a>
    </li>
  );
}

/** The questions that match a text, and what to say of them. Without a text, or if the search is not answered, all of them. */
function useQuestionSearch(text: string): { found: ReadyQuestion[]; notice: LocalizedText | undefined } {
  const trimmed = text.trim();
  const request = useMemo(() => questionSearchRequest(trimmed), [trimmed]);
  const { answer, isSlow } = useLiveAnswer(request);
  if (isSlow) return { found: questions, notice: { ja: '探しています。', en: 'Searching.' } };
  if (!answer) return { found: questions, notice: undefined };
  const ids = questionIds(answer);
  if (!ids) {
    return {
      found: questions,
      notice: {
        ja: 'いまは検索できないため、すべての質問を示します。',
        en: 'Search is not available now, so all questions are shown.',
      },
    };
  }
  const found = questions.filter(({ id }) => ids.includes(id));
  const notice =
    found.length > 0
      ? { ja: `${found.length} 件`, en: `${found.length} found` }
      : { ja: '見つかりません。', en: 'Nothing found.' };
  return { found, notice };
}

/** Returns a function that puts a query into a tab of its own and runs it. */
function useOpenQuery(): (query: string) => void {
  const { addTab, updateActiveTabValues } = useGraphiQLActions();
  const queryEditor = useGraphiQL(({ queryEditor }) => queryEditor);
  const variableEditor = useGraphiQL(({ variableEditor }) => variableEditor);
  const run = useRunQuery();
  return useWhenReady((query) => {
    // An empty tab is reused, and one with the same question, which may have been pressed twice; any other is kept.
    const isOpen = queryEditor?.getValue() === query && !variableEditor?.getValue().trim();
    if (!isOpen && queryEditor?.getValue().trim()) addTab();
    variableEditor?.setValue('');
    updateActiveTabValues({ variables: '' });
    run(query);
    setTimeout(scrollToAnswer);
  });
}

/** A speech bubble with a question mark. */
export function QuestionsIcon() {
  return (
    <PaneIcon>
      <path d="M3 4.5A1.5 1.5 0 0 1 4.5 3h11A1.5 1.5 0 0 1 17 4.5v8a1.5 1.5 0 0 1-1.5 1.5H9l-4 3.5V14h-.5A1.5 1.5 0 0 1 3 12.5Z" />
      <path d="M8.2 6.8a1.9 1.9 0 1 1 2.7 1.7c-.6.3-.9.6-.9 1.2" />
      <path d="M10 11.6v.1" />
    </PaneIcon>
  );
}
