import { type Words } from '../language/language';
import { useWords } from '../language/use-language';
import { type Column } from '../table/flatten';
import { type ShownTable } from '../table/use-shown-table';
import { chartColumns, type ChartKind, type ChartSetup, possibleKinds } from './choose';

const kinds: Record<ChartKind, Words> = {
  bar: { ja: '棒', en: 'Bars' },
  line: { ja: '折れ線', en: 'Line' },
  timeline: { ja: '年表', en: 'Time line' },
  share: { ja: '割合', en: 'Share' },
};

interface ChoicesProps {
  shown: ShownTable;
  setup: ChartSetup;
  onChoose: (chart: Partial<ChartSetup>) => void;
}

/** The kind of picture, and the columns that it is drawn from. */
export function Choices({ shown: { table, rows, heads }, setup, onChoose }: ChoicesProps) {
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
