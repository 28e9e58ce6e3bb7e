import { type Reading } from '../answer/reading';
import { type ViewState } from '../answer/view-state';
import { DownloadButtons } from '../download/download-buttons';
import { useLanguage, useWords } from '../language/use-language';
import { Grid } from './grid';
import { titleOf } from './heads';
import { useShownTable } from './use-shown-table';

interface TableViewProps {
  reading: Reading;
  state: ViewState;
  setState: (next: ViewState) => void;
}

/** The answer as tables: one is shown, sorted and filtered as the reader likes. */
export function TableView({ reading, state, setState }: TableViewProps) {
  const say = useWords();
  const shown = useShownTable(reading, state);
  if (!shown) {
    return reading.asked.answer.data ? (
      <p>{say({ ja: '表にできる値がありません。', en: 'There is nothing to put into a table.' })}</p>
    ) : null;
  }
  const { table, rows } = shown;
  const count = say({
    ja: `${table.rows.length.toLocaleString()} 行`,
    en: `${table.rows.length.toLocaleString()} rows`,
  });
  const kept = say({
    ja: `${rows.length.toLocaleString()} 行 / ${count}`,
    en: `${rows.length.toLocaleString()} of ${count}`,
  });
  return (
    <>
      <div className="tools">
        <TableChoice
          reading={reading}
          chosen={table.id}
          onChoose={(id) => setState({ ...state, table: id, arrangement: { ...state.arrangement, sortBy: undefined } })}
        />
        <label className="tool">
          {say({ ja: '絞り込み', en: 'Filter' })}
          <input
            type="search"
            value={state.arrangement.filter}
            onChange={({ target }) =>
              setState({ ...state, arrangement: { ...state.arrangement, filter: target.value } })
            }
          />
        </label>
        <label className="tool">
          {say({ ja: '列の名前', en: 'Column names' })}
          <select
            value={state.heads}
            onChange={({ target }) => setState({ ...state, heads: target.value === 'paths' ? 'paths' : 'words' })}
          >
            <option value="words">{say({ ja: '日本語', en: 'Words' })}</option>
            <option value="paths">{say({ ja: 'GraphQL の項目名', en: 'GraphQL fields' })}</option>
          </select>
        </label>
        <DownloadButtons reading={reading} shown={shown} />
      </div>
      <p className="rows" role="status">
        {rows.length === table.rows.length ? count : kept}
        {table.totalCount !== undefined && table.totalCount > table.rows.length && (
          <>
            {' '}
            {say({
              ja: `(全 ${table.totalCount.toLocaleString()} 件のうち)`,
              en: `(of ${table.totalCount.toLocaleString()} in all)`,
            })}
          </>
        )}
        {shown.provenance.state === 'failed' && (
          <span className="rows-warning">
            {say({
              ja: '出典を確かめられなかったため、訂正の印は付いていません。',
              en: 'The source could not be asked: corrections are not marked.',
            })}
          </span>
        )}
      </p>
      <Grid
        shown={shown}
        arrangement={state.arrangement}
        onArrange={(arrangement) => setState({ ...state, arrangement })}
      />
    </>
  );
}

interface TableChoiceProps {
  reading: Reading;
  chosen: string;
  onChoose: (id: string) => void;
}

/** Which table of several; nothing where there is one. */
export function TableChoice({ reading, chosen, onChoose }: TableChoiceProps) {
  const say = useWords();
  const language = useLanguage();
  if (reading.tables.length < 2) return null;
  return (
    <label className="tool">
      {say({ ja: '表', en: 'Table' })}
      <select value={chosen} onChange={({ target }) => onChoose(target.value)}>
        {reading.tables.map((table) => (
          <option key={table.id} value={table.id}>
            {titleOf(table, language)} ({table.rows.length.toLocaleString()})
          </option>
        ))}
      </select>
    </label>
  );
}
