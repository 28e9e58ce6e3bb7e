import { useEffect, useRef, useState } from 'react';
import { type Reading } from '../answer/reading';
import { type ViewState } from '../answer/view-state';
import { fileName, save } from '../download/save';
import { type Words } from '../language/language';
import { useLanguage, useWords } from '../language/use-language';
import { footOf } from '../provenance/citation';
import { type AnswerTable, type Column } from '../table/flatten';
import { titleOf } from '../table/heads';
import { TableChoice } from '../table/table-view';
import { useShownTable } from '../table/use-shown-table';
import { chartColumns, type ChartKind, chartSetup, type ChartSetup, possibleKinds } from './choose';
import { drawInto, toPng, toSvg } from './echarts';
import { marksOf, mostMarks } from './marks';
import { darkColors, fileWidth, lightColors, type Picture } from './option';
import { useIsDark } from './use-is-dark';

interface ChartViewProps {
  reading: Reading;
  state: ViewState;
  setState: (next: ViewState) => void;
}

const kinds: Record<ChartKind, Words> = {
  bar: { ja: '棒', en: 'Bars' },
  line: { ja: '折れ線', en: 'Line' },
  timeline: { ja: '年表', en: 'Time line' },
  share: { ja: '割合', en: 'Share' },
};

/** The table that is shown as a picture: chosen from its data, changed by hand, kept as SVG or PNG. */
export default function ChartView({ reading, state, setState }: ChartViewProps) {
  const say = useWords();
  const language = useLanguage();
  const dark = useIsDark();
  const shown = useShownTable(reading, state);
  const setup = shown && chartSetup(shown.table, shown.rows, state.chart);
  if (!shown || !setup) {
    return reading.asked.answer.data ? (
      <p>{say({ ja: '図にできる値がありません。', en: 'There is nothing to draw.' })}</p>
    ) : null;
  }
  const { table, rows, heads, provenance } = shown;
  const marks = marksOf(table, rows, setup, language);
  const head = (id: string | undefined) => heads[table.columns.findIndex((column) => column.id === id)];
  const measure = setup.kind === 'timeline' ? '' : (head(setup.measure) ?? say({ ja: '件数', en: 'Number of rows' }));
  const cited = { records: [...provenance.records.values()], site: location.origin, at: reading.asked.at };
  const picture: Picture = {
    kind: setup.kind,
    marks: marks.slice(0, mostMarks),
    title: titleOf(table, language, drawnLevel(table, setup)),
    measure,
    foot: footOf(cited, language),
    colors: dark ? darkColors : lightColors,
    width: fileWidth,
  };
  const onPaper = { ...picture, colors: lightColors, width: fileWidth };
  const name = (extension: string) => fileName(reading.asked.operationName ?? table.id, reading.asked.at, extension);
  return (
    <>
      <div className="tools">
        <TableChoice
          reading={reading}
          chosen={table.id}
          onChoose={(id) => setState({ ...state, table: id, chart: {} })}
        />
        <Choices
          {...{ shown, setup }}
          onChoose={(chart) => setState({ ...state, chart: { ...state.chart, ...chart } })}
        />
        <div
          className="tool-group"
          role="group"
          aria-label={say({ ja: '図をダウンロード', en: 'Download the picture' })}
        >
          <button
            type="button"
            onClick={() => save(name('svg'), new Blob([toSvg(onPaper)], { type: 'image/svg+xml' }))}
          >
            SVG
          </button>
          <button type="button" onClick={() => void toPng(onPaper).then((png) => save(name('png'), png))}>
            PNG
          </button>
        </div>
      </div>
      {marks.length > mostMarks && (
        <p role="status">
          {say({
            ja: `${marks.length} のうち最初の ${mostMarks} を描いています。`,
            en: `The first ${mostMarks} of ${marks.length} are drawn.`,
          })}
        </p>
      )}
      <Drawing picture={picture} />
    </>
  );
}

interface ChoicesProps {
  shown: NonNullable<ReturnType<typeof useShownTable>>;
  setup: ChartSetup;
  onChoose: (chart: Partial<ChartSetup>) => void;
}

/** The innermost list from which something is drawn. */
function drawnLevel({ columns }: AnswerTable, { label, measure, time, kind }: ChartSetup): number {
  const drawn = kind === 'bar' || kind === 'share' ? [label, measure] : [label, measure, time];
  return Math.max(0, ...columns.filter(({ id }) => drawn.includes(id)).map(({ level }) => level));
}

/** The kind of picture, and the columns that it is drawn from. */
function Choices({ shown: { table, rows, heads }, setup, onChoose }: ChoicesProps) {
  const say = useWords();
  const columns = chartColumns(table, rows);
  const choice = (words: Words, key: 'label' | 'measure' | 'time', among: Column[]) =>
    among.length > 1 && (
      <label className="tool">
        {say(words)}
        <select value={setup[key]} onChange={({ target }) => onChoose({ [key]: target.value })}>
          {among.map(({ id }) => (
            <option key={id} value={id}>
              {heads[table.columns.findIndex((column) => column.id === id)]}
            </option>
          ))}
        </select>
      </label>
    );
  return (
    <>
      <fieldset className="tool-group kinds">
        <legend className="unseen">{say({ ja: '図の種類', en: 'Kind of picture' })}</legend>
        {possibleKinds(columns, setup.measure).map((kind) => (
          <label key={kind}>
            <input type="radio" name="chart-kind" checked={setup.kind === kind} onChange={() => onChoose({ kind })} />
            <span>{say(kinds[kind])}</span>
          </label>
        ))}
      </fieldset>
      {setup.kind !== 'line' && choice({ ja: '名前', en: 'Names' }, 'label', columns.texts)}
      {setup.kind !== 'timeline' && choice({ ja: '値', en: 'Figures' }, 'measure', columns.measures)}
      {(setup.kind === 'line' || setup.kind === 'timeline') && choice({ ja: '時', en: 'Time' }, 'time', columns.times)}
    </>
  );
}

/** Narrower than this it is scrolled. */
const narrowest = 320;

/** As wide as its place. */
function Drawing({ picture }: { picture: Picture }) {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const content = JSON.stringify({ ...picture, width });
  useEffect(() => {
    const box = place.current?.parentElement;
    if (!box) return undefined;
    const observer = new ResizeObserver(() => setWidth(Math.max(box.clientWidth, narrowest)));
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  useEffect(
    () => (place.current && width > 0 ? drawInto(place.current, JSON.parse(content) as Picture) : undefined),
    [content, width],
  );
  const { title, measure, marks } = picture;
  const first = marks
    .slice(0, 30)
    .map(({ label, value, time }) => `${time && `${time} `}${label}${measure && ` ${value}`}`);
  return (
    <div className="picture-box" tabIndex={0} role="region" aria-label={title}>
      <div ref={place} className="picture" role="img" aria-label={`${title} ${measure}: ${first.join(', ')}`} />
    </div>
  );
}
