import { useGraphiQL } from '@graphiql/react';
import { type KeyboardEvent, lazy, Suspense, useMemo } from 'react';
import { CodeView } from '../code/code-view';
import { type Words } from '../language/language';
import { useLanguage, useWords } from '../language/use-language';
import { SourceView } from '../provenance/source-view';
import { ShareButton } from '../share/share-button';
import { TableView } from '../table/table-view';
import { FailureNotice } from './failure-notice';
import { readAnswer, type Reading } from './reading';
import { useAsked, useOpenTab } from './use-asked';
import { type View, views, type ViewState } from './view-state';
import { useViewState } from './use-view-state';
import { VariablesNotice } from './variables-notice';

// The library that draws comes when a picture is first asked for.
const ChartView = lazy(() => import('../chart/chart-view'));

const titles: Record<View, Words> = {
  table: { ja: '表', en: 'Table' },
  chart: { ja: '図', en: 'Picture' },
  source: { ja: '出典', en: 'Source' },
  code: { ja: 'コード', en: 'Code' },
  json: { ja: 'JSON', en: 'JSON' },
};

/** The answer in the reader's way: as a table, a picture, by its source, as code, or as it came. */
export function AnswerViews() {
  const tab = useOpenTab();
  const [state, setState] = useViewState();
  const language = useLanguage();
  return (
    <div className="answer" lang={language} data-view={state.view}>
      <div className="answer-bar">
        <Tabs shown={state.view} onShow={(view) => setState({ ...state, view })} />
        <ShareButton state={state} />
      </div>
      {state.view !== 'json' && (
        <div className="answer-panel" role="tabpanel" id="answer-panel" aria-labelledby={`answer-tab-${state.view}`}>
          <VariablesNotice />
          {state.view === 'code' ? <CodeView /> : <Answer tab={tab} state={state} setState={setState} />}
        </div>
      )}
    </div>
  );
}

interface AnswerProps {
  state: ViewState;
  setState: (next: ViewState) => void;
}

/** The answer of the open tab, once there is one. */
function Answer({ tab, ...props }: AnswerProps & { tab: string }) {
  const say = useWords();
  const asked = useAsked(tab);
  const schema = useGraphiQL(({ schema }) => schema);
  const isFetching = useGraphiQL(({ isFetching }) => isFetching);
  const reading = useMemo(() => asked && schema && readAnswer(asked, schema), [asked, schema]);
  if (isFetching) return <p role="status">{say({ ja: '問い合わせています。', en: 'Asking.' })}</p>;
  if (!reading) {
    return (
      <p>
        {say({
          ja: '左の「質問」から選ぶか、▶ を押すと、ここに答えが出ます。',
          en: 'Choose one of the questions, or press ▶: the answer appears here.',
        })}
      </p>
    );
  }
  return (
    <>
      <FailureNotice reading={reading} />
      <ShownAnswer reading={reading} {...props} />
    </>
  );
}

function ShownAnswer(props: AnswerProps & { reading: Reading }) {
  const say = useWords();
  if (props.state.view === 'table') return <TableView {...props} />;
  if (props.state.view === 'source') return <SourceView reading={props.reading} />;
  return (
    <Suspense fallback={<p role="status">{say({ ja: '読み込み中です。', en: 'Loading.' })}</p>}>
      <ChartView {...props} />
    </Suspense>
  );
}

/** Tabs after the ARIA pattern: one stop of the tab key, arrows move between them. */
function Tabs({ shown, onShow }: { shown: View; onShow: (view: View) => void }) {
  const say = useWords();
  function move(event: KeyboardEvent) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = views[(views.indexOf(shown) + step + views.length) % views.length] as View;
    onShow(next);
    document.getElementById(`answer-tab-${next}`)?.focus();
  }
  return (
    <div
      className="answer-tabs"
      role="tablist"
      aria-label={say({ ja: '答えの見方', en: 'Ways to look at the answer' })}
      onKeyDown={move}
    >
      {views.map((view) => (
        <button
          key={view}
          type="button"
          role="tab"
          id={`answer-tab-${view}`}
          aria-selected={view === shown}
          aria-controls={view === 'json' ? undefined : 'answer-panel'}
          tabIndex={view === shown ? 0 : -1}
          onClick={() => onShow(view)}
        >
          {say(titles[view])}
        </button>
      ))}
    </div>
  );
}
