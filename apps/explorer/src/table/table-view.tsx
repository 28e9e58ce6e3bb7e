import './table.css';
import { type ParsedAnswer } from '../answer/answers';
import { type ViewState } from '../answer/view-state';
import { TableDownloads } from '../download/table-downloads';
import { useLanguage, useTranslate } from '../language/language';
import { distinctTitle } from './distinct-title';
import { Legend } from './badge';
import { Grid } from './grid';
import { isRecordCard, RecordCard } from './record-card';
import { RestOfLists } from './rest-of-lists';
import { type ShownTable, useShownTable } from './shown-table';

interface TableViewProps {
  answer: ParsedAnswer;
  state: ViewState;
  setState: (next: ViewState) => void;
}

/** The answer as tables: one is shown, and the reader can sort and filter it. */
export function TableView({ answer, state, setState }: TableViewProps) {
  const t = useTranslate();
  const language = useLanguage();
  const shown = useShownTable(answer, state);
  if (!shown) {
    return answer.request.answer.data ? (
      <p>{t({ ja: '表にできる値がありません。', en: 'This answer has no values to show in a table.' })}</p>
    ) : null;
  }
  const { table, rows } = shown;
  const isCard = isRecordCard(shown);
  const total = t({
    ja: `${table.rows.length.toLocaleString()} 行`,
    en: `${table.rows.length.toLocaleString()} rows`,
  });
  const filtered = t({
    ja: `${rows.length.toLocaleString()} 行 / ${total}`,
    en: `${rows.length.toLocaleString()} of ${total}`,
  });
  return (
    <>
      <div className="tools">
        <TableChoice
          answer={answer}
          chosen={table.id}
          onChoose={(id) => setState({ ...state, table: id, arrangement: { ...state.arrangement, sortBy: undefined } })}
        />
        {!isCard && (
          <label className="tool">
            {t({ ja: '絞り込み', en: 'Filter' })}
            <input
              type="search"
              value={state.arrangement.filter}
              onChange={({ target }) =>
                setState({ ...state, arrangement: { ...state.arrangement, filter: target.value } })
              }
            />
          </label>
        )}
        <label className="tool">
          {t({ ja: '列の名前', en: 'Column names' })}
          <select
            value={state.headers}
            onChange={({ target }) => setState({ ...state, headers: target.value === 'paths' ? 'paths' : 'words' })}
          >
            <option value="words">{t({ ja: '日本語', en: 'Words' })}</option>
            <option value="paths">{t({ ja: 'GraphQL の項目名', en: 'GraphQL fields' })}</option>
          </select>
        </label>
        {!isCard && (
          <label className="tool-check">
            <input
              type="checkbox"
              checked={state.allColumns}
              onChange={({ target }) => setState({ ...state, allColumns: target.checked })}
            />
            {t({ ja: 'すべての列', en: 'All columns' })}
          </label>
        )}
        <TableDownloads answer={answer} shown={shown} />
      </div>
      <p className="rows" role="status">
        {!isCard && (rows.length === table.rows.length ? total : filtered)}
        {shown.provenance.state === 'failed' && (
          <span className="rows-warning">
            {t({
              ja: '出典を確かめられなかったため、訂正の印は付いていません。',
              en: 'The sources could not be loaded, so corrections are not marked.',
            })}
          </span>
        )}
      </p>
      <RestOfLists answer={answer} shown={shown} />
      {!isCard && <Constants shown={shown} />}
      {table.rows.length === 0 ? (
        <p>
          {t({
            ja: '該当するものはありません。問い合わせのかっこ( )の中や「変数」に条件があれば、ゆるめるか外して、もう一度実行してください。',
            en: 'Nothing was found. If there are conditions in round brackets of the query or in “Variables”, loosen or remove some, and run it again.',
          })}{' '}
          <a href={`./lists?lang=${language}`}>
            {t({
              ja: '一覧では、条件を選ぶだけで調べられます',
              en: 'In the lists, you choose conditions without writing a query',
            })}
          </a>
        </p>
      ) : isCard ? (
        <RecordCard shown={shown} />
      ) : (
        <Grid
          shown={shown}
          arrangement={state.arrangement}
          onArrange={(arrangement) => setState({ ...state, arrangement })}
        />
      )}
      <Legend shown={shown} />
    </>
  );
}

/** What all rows have in common, in a line. Renders nothing if that is nothing. */
function Constants({ shown: { constants } }: { shown: ShownTable }) {
  const t = useTranslate();
  if (constants.length === 0) return null;
  return (
    <p className="constants">
      {t({ ja: 'どの行も同じ項目: ', en: 'The same in all rows: ' })}
      {constants.map(({ header, text }) => [header, text].filter(Boolean).join(': ')).join(t({ ja: '、', en: '; ' }))}
    </p>
  );
}

interface TableChoiceProps {
  answer: ParsedAnswer;
  chosen: string;
  onChoose: (id: string) => void;
}

/** Selects one of several tables; renders nothing if there is only one. */
export function TableChoice({ answer, chosen, onChoose }: TableChoiceProps) {
  const t = useTranslate();
  const language = useLanguage();
  if (answer.tables.length < 2) return null;
  return (
    <label className="tool">
      {t({ ja: '表', en: 'Table' })}
      <select value={chosen} onChange={({ target }) => onChoose(target.value)}>
        {answer.tables.map((table) => (
          <option key={table.id} value={table.id}>
            {distinctTitle(table, answer.tables, language)} ({table.rows.length.toLocaleString()})
          </option>
        ))}
      </select>
    </label>
  );
}
