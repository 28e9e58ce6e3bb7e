import { type Reading } from '../answer/reading';
import { type ViewState } from '../answer/view-state';
import { fileName, save } from '../download/save';
import { useLanguage, useWords } from '../language/use-language';
import { footOf } from '../provenance/citation';
import { type AnswerTable } from '../table/flatten';
import { titleOf } from '../table/heads';
import { TableChoice } from '../table/table-view';
import { useShownTable } from '../table/use-shown-table';
import { Choices } from './choices';
import { chartSetup, type ChartSetup } from './choose';
import { toPng, toSvg } from './echarts';
import { marksOf, mostMarks } from './marks';
import { darkColors, lightColors } from './colors';
import { Drawing } from './drawing';
import { fileWidth, type Picture } from './picture';
import { useIsDark } from './use-is-dark';

interface ChartViewProps {
  reading: Reading;
  state: ViewState;
  setState: (next: ViewState) => void;
}

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

/** The innermost list from which something is drawn. */
function drawnLevel({ columns }: AnswerTable, { label, measure, time, kind }: ChartSetup): number {
  const drawn = kind === 'bar' || kind === 'share' ? [label, measure] : [label, measure, time];
  return Math.max(0, ...columns.filter(({ id }) => drawn.includes(id)).map(({ level }) => level));
}
