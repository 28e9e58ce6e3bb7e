import { type ComponentType, lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { fromHash, parseViewState, type SharedQuery } from '../answer/share-link';
import { defaultViewState, setViewState } from '../answer/view-state';
import { Notice } from '../page/controls';
import { Masthead } from '../page/masthead';
import { questions } from '../questions/bundled';
import { prepareMonaco } from './monaco';
import { queryForRecord } from './record-in-address';
import '../page/page.css';
import './editor-page.css';

// The masthead appears at once. GraphiQL, which is large, follows.
const Explorer = lazy(() => loadExplorer().catch(() => ({ default: NotLoaded })));

/** Loads GraphiQL and its editor in parallel. */
async function loadExplorer(): Promise<{ default: ComponentType }> {
  const [{ default: Explorer, openDocumentation, widenAnswer }, opened] = await Promise.all([
    import('./explorer'),
    queryInAddress(location.hash),
    prepareMonaco(),
  ]);
  widenAnswer();
  if (location.hash === '#docs') openDocumentation();
  if (opened) setViewState(opened.state);
  return { default: () => <Explorer opened={opened} /> };
}

/**
 * The query in the address: a shared link, the id of a record, as in `#record=sister-city-decatur`, or the name of a
 * ready-made question with its variables and view, as in
 * `#question=comprehensive-plan/section&variables={"id":"plan-6-section-5-6"}&view=table`.
 */
async function queryInAddress(hash: string): Promise<SharedQuery | undefined> {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  const record = given.get('record');
  if (record) return queryForRecord(record);
  const question = questions.find(({ id }) => id === given.get('question'));
  if (!question) return fromHash(hash);
  const state = parseViewState({ view: given.get('view') ?? defaultViewState.view });
  return { query: question.query, variables: given.get('variables') ?? '', state };
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

// A shared link that is pasted over another one opens another query.
window.addEventListener('hashchange', () => location.reload());

const root = document.getElementById('page');
if (!root) throw new Error('explorer.html has no element with the id "page".');

createRoot(root).render(
  <StrictMode>
    <Masthead page="explorer" />
    <main id="explorer">
      <Suspense fallback={<Loading />}>
        <Explorer />
      </Suspense>
    </main>
  </StrictMode>,
);
