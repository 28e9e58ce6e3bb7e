import { type ComponentType, lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { lookAt } from '../answer/use-view-state';
import { Masthead } from '../page/masthead';
import { Notice } from '../page/notice';
import { prepareMonaco } from './monaco';
import { openedByAddress } from './opened';
import '../page/page.css';
import './editor-page.css';

// The heading shows at once. GraphiQL, which is large, follows.
const Explorer = lazy(() => loadExplorer().catch(() => ({ default: NotLoaded })));

/** GraphiQL and its editor come over the network side by side. */
async function loadExplorer(): Promise<{ default: ComponentType }> {
  const [{ default: Explorer }, memory, opened] = await Promise.all([
    import('./explorer'),
    import('./graphiql-memory'),
    openedByAddress(location.hash),
    prepareMonaco(),
  ]);
  memory.giveRoomToAnswer();
  if (location.hash === '#docs') memory.openDocumentation();
  if (opened) lookAt(opened.state);
  return { default: () => <Explorer opened={opened} /> };
}

function Loading() {
  return <Notice words={{ ja: '読み込み中です。', en: 'Loading.' }} />;
}

function NotLoaded() {
  return (
    <Notice
      words={{
        ja: 'エクスプローラーを読み込めませんでした。通信を確かめて、このページを再読み込みしてください。',
        en: 'The explorer could not be loaded. Check your connection and reload this page.',
      }}
    />
  );
}

// A shared link pasted over another one asks for another question.
window.addEventListener('hashchange', () => location.reload());

const place = document.getElementById('page');
if (!place) throw new Error('explorer.html has no element with the id "page".');

createRoot(place).render(
  <StrictMode>
    <Masthead here="explorer" />
    <main id="explorer">
      <Suspense fallback={<Loading />}>
        <Explorer />
      </Suspense>
    </main>
  </StrictMode>,
);
