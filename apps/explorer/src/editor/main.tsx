import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { prepareMonaco } from './monaco';
import { Notice } from './notice';

// The heading stands in index.html and shows at once. GraphiQL, which is large, follows.
const Explorer = lazy(() => loadExplorer().catch(() => ({ default: NotLoaded })));

/** GraphiQL and its editor come over the network side by side. */
async function loadExplorer() {
  const [explorer] = await Promise.all([import('./explorer'), prepareMonaco()]);
  return explorer;
}

function Loading() {
  return <Notice japanese="読み込み中です。" english="Loading." />;
}

function NotLoaded() {
  return (
    <Notice
      japanese="エクスプローラーを読み込めませんでした。通信を確かめて、このページを再読み込みしてください。"
      english="The explorer could not be loaded. Check your connection and reload this page."
    />
  );
}

const place = document.getElementById('explorer');
if (!place) throw new Error('index.html has no element with the id "explorer".');

createRoot(place).render(
  <StrictMode>
    <Suspense fallback={<Loading />}>
      <Explorer />
    </Suspense>
  </StrictMode>,
);
