import { type Chart, panelsOf } from '@tokorozawa/charts';
import { useTranslate } from '../language/language';

/** What a chart draws as a table, folded up behind it, for readers who do not see the chart or want to check it. */
export function ChartData({ chart }: { chart: Chart }) {
  const t = useTranslate();
  const { title, kind } = chart;
  const panels = panelsOf(chart);
  const marks = panels
    .flatMap(({ series }) => series)
    .flatMap(({ name, marks: own }) => own.map((mark) => ({ ...mark, series: name })));
  const columns = [
    { header: t({ ja: '系列', en: 'Series' }), textOf: (mark: (typeof marks)[number]) => mark.series },
    { header: t({ ja: '時', en: 'Time' }), textOf: (mark: (typeof marks)[number]) => mark.time },
    { header: t({ ja: '名前', en: 'Name' }), textOf: (mark: (typeof marks)[number]) => mark.label },
    // Each value of several panels has its unit.
    {
      header: (panels.length === 1 && chart.measure) || title,
      textOf: (mark: (typeof marks)[number]) => (kind === 'timeline' ? '' : mark.text),
    },
  ].filter(({ textOf }) => marks.some((mark) => textOf(mark) !== ''));
  return (
    <details className="chart-data">
      <summary>{t({ ja: '図の値を表で見る', en: 'See the values of the chart as a table' })}</summary>
      <div className="grid-box" tabIndex={0} role="region" aria-label={title}>
        <table className="grid">
          <caption className="unseen">{title}</caption>
          <thead>
            <tr>
              {columns.map(({ header }) => (
                <th key={header} scope="col">
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {marks.map((mark, index) => (
              <tr key={index}>
                {columns.map(({ header, textOf }) => (
                  <td key={header}>{textOf(mark)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
