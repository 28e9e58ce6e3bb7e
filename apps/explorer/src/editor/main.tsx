import { type ComponentType, lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { setViewState } from '../answer/view-state';
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
