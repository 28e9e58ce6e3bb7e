import './chart.css';
import { useGraphiQL } from '@graphiql/react';
import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { type ParsedAnswer } from '../answer/answers';
import { type ViewState } from '../answer/view-state';
import { DownloadButtons, fileName } from '../download/download-buttons';
import { useWaitsFor } from '../download/waits-for';
import { type LocalizedText, useLanguage, useTranslate } from '../language/language';
import { type Column, recordsOf } from '@tokorozawa/answer-tables';
import {
  type Chart,
  chartCaption,
  chartColumns,
  type ChartKind,
  type ChartSetup,
  fileWidth,
  maxMarks,
  pictureOf,
  possibleKinds,
  sentenceOf,
  tableOfDeclaration,
} from '@tokorozawa/charts';
import { headingsOf } from '@tokorozawa/pages/citation';
import { useIsPrinting } from '../page/printing';
import { type AnswerProvenance } from '../provenance/provenance';
import { questionOf } from '../questions/bundled';
import { RestOfLists } from '../table/rest-of-lists';
import { type ShownTable, useShownTable } from '../table/shown-table';
import { TableChoice } from '../table/table-view';
import { ChartData } from './chart-data';
import { drawInto, toPng, toSvg } from './draw';

interface ChartViewProps {
  answer: ParsedAnswer;
  state: ViewState;
  setState: (next: ViewState) => void;
}

/** The shown table as a chart: chosen from its data, adjusted by the reader, downloaded as SVG or PNG. */
export default function ChartView({ answer, state, setState }: ChartViewProps) {
  const t = useTranslate();
  const { shown, drawn } = usePicture(answer, state);
  if (!shown || !drawn) return null;
  if ('reason' in drawn) return answer.request.answer.data ? <p>{t(drawn.reason)}</p> : null;
  const { table } = shown;
  const { chart, setup, markCount } = drawn;
  return (
    <>
      <div className="tools">
        <TableChoice
          answer={answer}
          chosen={table.id}
          onChoose={(id) => setState({ ...state, table: id, chart: {} })}
        />
        <ChartChoices
          {...{ shown, setup }}
          onChoose={(chosen) => setState({ ...state, chart: { ...state.chart, ...chosen } })}
        />
        <ChartDownloads answer={answer} shown={shown} chart={chart} />
      </div>
      <RestOfLists answer={answer} shown={shown} />
      {markCount > maxMarks && (
        <p role="status">
          {t({
            ja: `${markCount} のうち最初の ${maxMarks} を描いています。`,
            en: `The chart shows the first ${maxMarks} of ${markCount}.`,
          })}
        </p>
      )}
      <Drawing chart={chart} provenance={shown.provenance.state} />
      <p id={sentenceId} className="chart-sentence">
        {sentenceOf(chart)}
      </p>
      <ChartData chart={chart} />
    </>
  );
}

interface ChartDownloadsProps {
  answer: ParsedAnswer;
  shown: ShownTable;
  chart: Chart;
}

/** Downloads of the chart as it is shown, in light colors. Its caption cites the sources. */
function ChartDownloads({ answer, shown, chart }: ChartDownloadsProps) {
  const waitsFor = useWaitsFor(answer, shown.provenance);
  const { operationName, receivedAt } = answer.request;
  const fileChart: Chart = { ...chart, theme: 'light' };
  const name = (extension: string) => fileName(operationName ?? shown.table.id, receivedAt, extension);
  return (
    <DownloadButtons
      title={{ ja: '図をダウンロード', en: 'Download the chart' }}
      waitsFor={waitsFor}
      files={[
        {
          format: 'SVG',
          name: name('svg'),
          write: () => new Blob([toSvg(fileChart)], { type: 'image/svg+xml' }),
        },
        { format: 'PNG', name: name('png'), write: () => toPng(fileChart), alternative: 'SVG' },
      ]}
    />
  );
}

/** The shown table, and its picture or why there is none. Undefined if the answer has no table. */
function usePicture(answer: ParsedAnswer, state: ViewState) {
  const language = useLanguage();
  const isDark = useIsDark();
  const declared = declaredPicture(answer);
  const shown = useShownTable(answer, { ...state, table: state.table ?? declared?.table.id });
  if (!shown) return { shown, drawn: undefined };
  const records = recordsOf([...shown.provenance.records.values()], [shown.table]);
  const drawn = pictureOf(shown.table, {
    ...shown,
    language,
    theme: isDark ? 'dark' : 'light',
    width: fileWidth,
    title: undefined,
    chosen: state.chart,
    declared: shown.table === declared?.table ? declared.chart : undefined,
    caption: chartCaption(
      {
        headings: headingsOf(records.map(({ provenance }) => provenance)),
        address: location.host,
        receivedAt: answer.request.receivedAt,
      },
      language,
    ),
  });
  return { shown, drawn };
}

/** The picture that a ready-made question declares, which its page shows too, and its table. Undefined for other queries. */
function declaredPicture({ request, tables }: ParsedAnswer) {
  const chart = questionOf(request.query)?.chart;
  const table = chart && tableOfDeclaration(tables, chart);
  return table && { chart, table };
}

const kindNames: Record<ChartKind, LocalizedText> = {
  bar: { ja: '棒', en: 'Bars' },
  line: { ja: '折れ線', en: 'Line' },
  timeline: { ja: '年表', en: 'Timeline' },
  share: { ja: '割合', en: 'Shares' },
};

interface ChartChoicesProps {
  shown: ShownTable;
  setup: ChartSetup;
  onChoose: (chosen: Partial<ChartSetup>) => void;
}

/** Controls for the kind of chart and the columns that it uses. */
function ChartChoices({ shown: { table, rows, headers }, setup, onChoose }: ChartChoicesProps) {
  const t = useTranslate();
  const columns = chartColumns(table, rows);
  const columnChoice = (label: LocalizedText, key: 'label' | 'measure' | 'time', options: Column[]) =>
    options.length > 1 && (
      <label className="tool">
        {t(label)}
        <select value={setup[key]} onChange={({ target }) => onChoose({ [key]: target.value })}>
          {options.map(({ id }) => (
            <option key={id} value={id}>
              {headers[table.columns.findIndex((column) => column.id === id)]}
            </option>
          ))}
        </select>
      </label>
    );
  return (
    <>
      <fieldset className="tool-group kinds">
        <legend className="unseen">{t({ ja: '図の種類', en: 'Kind of chart' })}</legend>
        {possibleKinds(columns, setup.measure).map((kind) => (
          <label key={kind}>
            <input type="radio" name="chart-kind" checked={setup.kind === kind} onChange={() => onChoose({ kind })} />
            <span>{t(kindNames[kind])}</span>
          </label>
        ))}
      </fieldset>
      {setup.kind !== 'line' && columnChoice({ ja: '名前', en: 'Labels' }, 'label', columns.texts)}
      {setup.kind !== 'timeline' && columnChoice({ ja: '値', en: 'Values' }, 'measure', columns.measures)}
      {(setup.kind === 'line' || setup.kind === 'timeline') &&
        columnChoice({ ja: '時', en: 'Time' }, 'time', columns.times)}
    </>
  );
}

/** The id of the sentence that describes the chart. */
const sentenceId = 'chart-sentence';

/** A chart narrower than this scrolls sideways. */
const minWidth = 320;

interface DrawingProps {
  chart: Chart;
  /** Whether the sources have come, which the caption cites. */
  provenance: AnswerProvenance['state'];
}

/** A chart as wide as its box. The sentence below describes it to readers who do not see it. */
function Drawing({ chart, provenance }: DrawingProps) {
  const target = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const content = JSON.stringify({ ...chart, width });
  useEffect(() => {
    const box = target.current?.parentElement;
    if (!box) return undefined;
    const observer = new ResizeObserver(() => setWidth(Math.max(box.clientWidth, minWidth)));
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(
    () => (target.current && width > 0 ? drawInto(target.current, JSON.parse(content) as Chart) : undefined),
    [content, width],
  );
  return (
    <div className="chart-box" tabIndex={0} role="region" aria-label={chart.title}>
      <div
        ref={target}
        className="chart"
        role="img"
        aria-label={chart.title}
        aria-describedby={sentenceId}
        data-provenance={provenance}
      />
    </div>
  );
}

const darkScheme = window.matchMedia('(prefers-color-scheme: dark)');

/** True if the page is dark: by GraphiQL's own setting, or else by the device's. Paper is light. */
function useIsDark(): boolean {
  const theme = useGraphiQL(({ theme }) => theme);
  const deviceIsDark = useSyncExternalStore(subscribeToScheme, () => darkScheme.matches);
  if (useIsPrinting()) return false;
  return theme ? theme === 'dark' : deviceIsDark;
}

function subscribeToScheme(listener: () => void): () => void {
  darkScheme.addEventListener('change', listener);
  return () => darkScheme.removeEventListener('change', listener);
}
