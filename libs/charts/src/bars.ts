import type { EChartsOption } from 'echarts';
import { rowAxis, valueAxis } from './axes';
import { type Chart, type ChartColors, panelsOf } from './chart';
import { barOf, labelOfMark } from './drawn-mark';
import { barThickness, hasOneBarPerRow, labelSize, type Layout, margin, rowsOf } from './layout';
import { textWidth } from './text-width';

/** Below the bars of a panel, for the numbers at its axis. */
const axisNumbers = 22;

/** Bars from top to bottom, those of each panel with an axis of their own. All panels begin and end at the same edges. */
export function barOptions(chart: Chart, layout: Layout, colors: ChartColors): EChartsOption {
  const { language, width } = chart;
  const panels = panelsOf(chart);
  const texts = panels.flatMap(({ series }) => series.flatMap(({ marks }) => marks.map(({ text }) => text)));
  const room = Math.ceil(Math.max(0, ...texts.map((text) => textWidth(text, labelSize.font)))) + 10;
  return {
    grid: layout.panels.map(({ top, height }) => ({
      left: margin + layout.labelWidth + 8,
      right: margin + room,
      top,
      height: height - axisNumbers,
    })),
    xAxis: panels.map((panel, gridIndex) => ({
      type: 'value' as const,
      gridIndex,
      ...valueAxis({ ...panel, language }, colors),
      splitNumber: width < 500 ? 2 : 5,
    })),
    yAxis: panels.map((panel, gridIndex) => ({
      gridIndex,
      ...rowAxis(
        rowsOf(panel).map((row) => layout.labels.get(row) ?? ''),
        colors,
      ),
    })),
    series: panels.flatMap((panel, at) =>
      panel.series.map(({ name, marks }) => {
        const byRow = new Map(marks.map((mark) => [mark.label, mark]));
        return {
          type: 'bar' as const,
          name,
          xAxisIndex: at,
          yAxisIndex: at,
          data: rowsOf(panel).map((row) => barOf(byRow.get(row), colors)),
          barWidth: barThickness,
          barGap: hasOneBarPerRow(panel) ? '-100%' : '12%',
          label: { show: true, position: 'right' as const, color: colors.text, formatter: labelOfMark },
        };
      }),
    ),
  };
}
