import './answer.css';
import { useGraphiQL } from '@graphiql/react';
import { type KeyboardEvent, lazy, Suspense, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { CodeView } from '../code/code-view';
import { useWhenReady } from '../editor/editors-ready';
import { type LocalizedText, useLanguage, useTranslate } from '../language/language';
import { copyToClipboard, Notice } from '../page/controls';
import { SourceView } from '../provenance/source-view';
import { TableView } from '../table/table-view';
import { answers, parseAnswer, type ParsedAnswer, parseQuery } from './answers';
import { operationToName } from './chosen-operation';
import { useDomainTitles } from './domains';
import { EarlierAnswerNotice, FailureNotice, SchemaNotice, VariablesNotice } from './notices';
import { addressToShare } from './share-address';
import { resetChoices, useViewState, type View, views, type ViewState } from './view-state';

// The charting library is loaded when a chart is first shown.
const ChartView = lazy(() => import('../chart/chart-view').catch(() => ({ default: ChartNotLoaded })));

const titles: Record<View, LocalizedText> = {
  table: { ja: '表', en: 'Table' },
  chart: { ja: '図', en: 'Chart' },
  source: { ja: '出典', en: 'Sources' },
  code: { ja: 'コード', en: 'Code' },
  json: { ja: 'JSON', en: 'JSON' },
};

/** The views of the answer: as a table, as a chart, by its sources, as code, or as JSON. */
export function AnswerViews() {
  const tab = useOpenTab();
  const [state, setState] = useViewState();
  const language = useLanguage();
  return (
    <div className="answer" lang={language} data-view={state.view}>
      <div className="answer-bar">
        <Tabs selected={state.view} onSelect={(view) => setState({ ...state, view })} />
        <ShareButton state={state} />
      </div>
      {state.view === 'json' ? (
        <JsonNotice tab={tab} />
      ) : (
        <div className="answer-panel" role="tabpanel" id="answer-panel" aria-labelledby={`answer-tab-${state.view}`}>
          <VariablesNotice />
          {state.view === 'code' ? (
            <CodeView state={state} setState={setState} />
          ) : (
            <AnswerPanel tab={tab} state={state} setState={setState} />
          )}
        </div>
      )}
    </div>
  );
}

/** Returns the id of the open editor tab, and tells the store of answers when it changes. */
function useOpenTab(): string {
  const tab = useGraphiQL(({ tabs, activeTabIndex }) => tabs[activeTabIndex]?.id ?? '');
  useEffect(() => {
    if (answers.openTab() && answers.openTab() !== tab) resetChoices();
    answers.setOpenTab(tab);
  }, [tab]);
  return tab;
}

interface ViewProps {
  state: ViewState;
  setState: (next: ViewState) => void;
}

/** Says above the JSON, which GraphiQL shows, from which run it is, if the last one got no answer. */
function JsonNotice({ tab }: { tab: string }) {
  const request = useSyncExternalStore(answers.subscribe, () => answers.ofTab(tab));
  const unanswered = useSyncExternalStore(answers.subscribe, () => answers.unansweredOfTab(tab));
  const isUnderWay = useSyncExternalStore(answers.subscribe, () => answers.isUnderWay(tab));
  if (!request || !unanswered || isUnderWay) return null;
  return (
    <div className="answer-panel">
      <EarlierAnswerNotice shown={request} unanswered={unanswered} />
    </div>
  );
}

/** The answer of the open tab, once there is one. */
function AnswerPanel({ tab, ...props }: ViewProps & { tab: string }) {
  const t = useTranslate();
  const request = useSyncExternalStore(answers.subscribe, () => answers.ofTab(tab));
  const unanswered = useSyncExternalStore(answers.subscribe, () => answers.unansweredOfTab(tab));
  const schema = useGraphiQL(({ schema }) => schema);
  const isUnderWay = useSyncExternalStore(answers.subscribe, () => answers.isUnderWay(tab));
  const titleOf = useDomainTitles();
  const answer = useMemo(() => request && schema && parseAnswer(request, schema, titleOf), [request, schema, titleOf]);
  if (isUnderWay) return <p role="status">{t({ ja: '問い合わせています。', en: 'Running the query.' })}</p>;
  if (!schema) return <SchemaNotice />;
  if (!answer) {
    return (
      <p>
        {t({
          ja: '左の「質問」から選ぶか、▶ を押すと、ここに答えが出ます。',
          en: 'Choose one of the questions, or press ▶. The answer appears here.',
        })}
      </p>
    );
  }
  return (
    <>
      {unanswered && <EarlierAnswerNotice shown={answer.request} unanswered={unanswered} />}
      <FailureNotice answer={answer} />
      {hasAnyValue(answer) && <SelectedView answer={answer} {...props} />}
    </>
  );
}

/** False if the whole answer failed. The notice of the failure then says all. */
const hasAnyValue = ({ failures, tables }: ParsedAnswer): boolean => failures.length === 0 || tables.length > 0;

function SelectedView(props: ViewProps & { answer: ParsedAnswer }) {
  const t = useTranslate();
  if (props.state.view === 'table') return <TableView {...props} />;
  if (props.state.view === 'source') return <SourceView {...props} />;
  return (
    <Suspense fallback={<p role="status">{t({ ja: '読み込み中です。', en: 'Loading.' })}</p>}>
      <ChartView {...props} />
    </Suspense>
  );
}

function ChartNotLoaded() {
  return (
    <Notice
      text={{
        ja: '図を描くプログラムを読み込めませんでした。通信を確かめて、このページを再読み込みしてください。表はそのまま使えます。',
        en: 'The code that draws charts could not be loaded. Check your connection and reload this page. You can still use the table.',
      }}
    />
  );
}

/** Tabs in the ARIA pattern: Tab stops at the selected one, and the arrow keys move between them. */
function Tabs({ selected, onSelect }: { selected: View; onSelect: (view: View) => void }) {
  const t = useTranslate();
  function selectByArrow(event: KeyboardEvent) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = views[(views.indexOf(selected) + step + views.length) % views.length] as View;
    onSelect(next);
    document.getElementById(`answer-tab-${next}`)?.focus();
  }
  return (
    <div
      className="answer-tabs"
      role="tablist"
      aria-label={t({ ja: '答えの見方', en: 'Views of the answer' })}
      onKeyDown={selectByArrow}
    >
      {views.map((view) => (
        <button
          key={view}
          type="button"
          role="tab"
          id={`answer-tab-${view}`}
          aria-selected={view === selected}
          aria-controls={view === 'json' ? undefined : 'answer-panel'}
          tabIndex={view === selected ? 0 : -1}
          onClick={() => onSelect(view)}
        >
          {t(titles[view])}
        </button>
      ))}
    </div>
  );
}

/** Copies a link that opens the same query in the same view. */
function ShareButton({ state }: { state: ViewState }) {
  const t = useTranslate();
  const [result, setResult] = useState<'none' | 'copied' | 'denied'>('none');
  const queryEditor = useGraphiQL(({ queryEditor }) => queryEditor);
  const variableEditor = useGraphiQL(({ variableEditor }) => variableEditor);
  const chosen = useGraphiQL(({ operationName }) => operationName);

  const share = useWhenReady(() => void copyLink());
  async function copyLink() {
    const query = queryEditor?.getValue() ?? '';
    const variables = variableEditor?.getValue() ?? '';
    const operationName = operationToName(parseQuery(query), chosen);
    // The link is also in the address bar, for a browser that denies access to the clipboard.
    history.replaceState(null, '', await addressToShare({ query, variables, operationName, state }));
    setResult(await copyToClipboard(location.href));
    setTimeout(() => setResult('none'), 4000);
  }

  const messages = {
    none: '',
    copied: t({ ja: 'リンクをコピーしました', en: 'Link copied' }),
    denied: t({ ja: 'アドレス欄のリンクをコピーしてください', en: 'Copy the link from the address bar' }),
  };
  return (
    <span className="share">
      <span role="status">{messages[result]}</span>
      <button type="button" onClick={() => share()}>
        {t({ ja: '共有リンク', en: 'Share link' })}
      </button>
    </span>
  );
}
