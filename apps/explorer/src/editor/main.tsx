import { type ComponentType, lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { setViewState } from '../answer/view-state';
import { type LocalizedText, useLanguage, useTranslate } from '../language/language';
import { Notice } from '../page/controls';
import { Masthead } from '../page/masthead';
import { prepareMonaco } from './monaco';
import { queryInAddress } from './query-in-address';
import '../page/page.css';
import './editor-page.css';

// The masthead appears at once. GraphiQL, which is large, follows.
const Explorer = lazy(() => loadExplorer().catch(() => ({ default: NotLoaded })));

/** Loads GraphiQL and its editor in parallel. */
async function loadExplorer(): Promise<{ default: ComponentType }> {
  const [{ default: Explorer, openDocumentation, widenAnswer }, opened] = await Promise.all([
    import('./explorer'),
    queryInAddress(location),
    prepareMonaco(),
  ]);
  widenAnswer();
  if (location.hash === '#docs') openDocumentation();
  if (opened) setViewState(opened.state);
  return { default: () => <Explorer opened={opened} /> };
}

/** Where the answers are for readers who do not write GraphQL. */
function AnswersElsewhere() {
  const t = useTranslate();
  const language = useLanguage();
  return (
    <p className="answers-elsewhere">
      {t({
        ja: 'ここは GraphQL で問い合わせるページです。GraphQL を書かなくても、答えは',
        en: 'This page is for queries in GraphQL. Without GraphQL, find answers in the ',
      })}
      <a href={`./q?lang=${language}`}>{t({ ja: '質問の一覧', en: 'list of questions' })}</a>
      {t({ ja: '、', en: ', the ' })}
      <a href={`./lists?lang=${language}`}>{t({ ja: '記録の一覧', en: 'lists of records' })}</a>
      {t({ ja: '、', en: ' and the ' })}
      <a href={`./?lang=${language}`}>{t({ ja: '検索', en: 'search' })}</a>
      {t({ ja: 'で見られます。', en: '.' })}
    </p>
  );
}

/** Links for readers who use the keyboard, shown when they have the focus. */
function SkipLinks() {
  const t = useTranslate();
  return (
    <nav className="skip-links" aria-label={t({ ja: '移動', en: 'Skip to' })}>
      <SkipLink to=".answer [role='tab'][aria-selected='true']" text={{ ja: '答えへ移動', en: 'Skip to the answer' }} />
      <SkipLink
        to=".graphiql-query-editor textarea"
        text={{ ja: '問い合わせの編集へ移動', en: 'Skip to the query editor' }}
      />
    </nav>
  );
}

/** Moves the focus to an element. A fragment in the address would load the page again. */
function SkipLink({ to, text }: { to: string; text: LocalizedText }) {
  const t = useTranslate();
  return (
    <a
      href="#explorer"
      onClick={(event) => {
        event.preventDefault();
        document.querySelector<HTMLElement>(to)?.focus();
      }}
    >
      {t(text)}
    </a>
  );
}

function Loading() {
  return <Notice text={{ ja: '読み込み中です。', en: 'Loading.' }} />;
}

function NotLoaded() {
  return (
    <Notice
      text={{
        ja: 'エクスプローラーを読み込めませんでした。通信を確かめて、このページを再読み込みしてください。',
        en: 'The explorer could not be loaded. Check your connection and reload this page.',
      }}
    />
  );
}

// A shared link that is pasted over another one opens another query, and so do the back and the forward button.
for (const event of ['hashchange', 'popstate']) window.addEventListener(event, () => location.reload());

const root = document.getElementById('page');
if (!root) throw new Error('explorer.html has no element with the id "page".');

createRoot(root).render(
  <StrictMode>
    <SkipLinks />
    <Masthead />
    <main id="explorer">
      <AnswersElsewhere />
      <Suspense fallback={<Loading />}>
        <Explorer />
      </Suspense>
    </main>
  </StrictMode>,
);
