import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { noteHead } from '../download/sheet';
import { useLanguage, useWords } from '../language/use-language';
import { type Arrangement } from './arrange';
import { isNumeric } from './column-kind';
import { columnWidths } from './column-widths';
import { GridRow } from './grid-row';
import { useIsPrinting } from './use-is-printing';
import { type ShownTable } from './use-shown-table';

/** Up to so many rows all of them stand in the page; of more, those in sight. */
const allAtOnce = 200;

interface GridProps {
  shown: ShownTable;
  arrangement: Arrangement;
  onArrange: (next: Arrangement) => void;
}

/** The rows under their heads. A long table holds only the rows in sight, and all of them when it is printed. */
export function Grid({ shown, arrangement, onArrange }: GridProps) {
  const { table, rows, heads, sheet, title, notes } = shown;
  const box = useRef<HTMLDivElement>(null);
  const printing = useIsPrinting();
  const language = useLanguage();
  const noted = sheet.heads.length > heads.length;
  const whole = rows.length <= allAtOnce || printing;
  const virtual = useVirtualizer({
    count: whole ? 0 : rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => 34,
    overscan: 20,
  });
  const items = whole ? rows.map((_row, index) => ({ index, start: 0, end: 0 })) : virtual.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = whole ? 0 : virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const widths = columnWidths(sheet);
  return (
    <div className="grid-box" ref={box} tabIndex={0} role="region" aria-label={title}>
      <table
        className="grid"
        aria-rowcount={rows.length + 1}
        style={{ width: `${widths.reduce((sum, width) => sum + width, 0)}em` }}
      >
        <caption className="unseen">{title}</caption>
        <colgroup>
          {widths.map((width, index) => (
            <col key={index} style={{ width: `${width}em` }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {table.columns.map(({ id, part }, index) => (
              <Head
                key={id}
                id={id}
                words={heads[index] as string}
                numeric={isNumeric(part)}
                arrangement={arrangement}
                onArrange={onArrange}
              />
            ))}
            {noted && <th scope="col">{noteHead[language]}</th>}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <Gap height={above} />}
          {items.map(({ index }) => (
            <GridRow
              key={index}
              index={index}
              table={table}
              row={rows[index] as (typeof rows)[number]}
              notes={notes.get(rows[index] as (typeof rows)[number])}
              noted={noted}
              measure={whole ? undefined : virtual.measureElement}
            />
          ))}
          {below > 0 && <Gap height={below} />}
        </tbody>
      </table>
    </div>
  );
}

/** Stands for the rows that are not in sight. */
function Gap({ height }: { height: number }) {
  return (
    <tr aria-hidden="true">
      <td className="grid-gap" style={{ height }} />
    </tr>
  );
}

interface HeadProps extends Omit<GridProps, 'shown'> {
  id: string;
  words: string;
  numeric: boolean;
}

/** A head that sorts: upwards, downwards, and back to the order of the answer. */
function Head({ id, words, numeric, arrangement, onArrange }: HeadProps) {
  const say = useWords();
  const sorted = arrangement.sortBy === id ? (arrangement.descending ? 'descending' : 'ascending') : undefined;
  const next = {
    sortBy: sorted === 'descending' ? undefined : id,
    descending: sorted === 'ascending',
  };
  return (
    <th scope="col" aria-sort={sorted} className={numeric ? 'numeric' : undefined}>
      <button
        type="button"
        onClick={() => onArrange({ ...arrangement, ...next })}
        title={say({ ja: 'この列で並べ替え', en: 'Sort by this column' })}
      >
        {words}
        <span aria-hidden="true" className="sort-mark">
          {sorted ? (sorted === 'ascending' ? '▲' : '▼') : ''}
        </span>
      </button>
    </th>
  );
}
