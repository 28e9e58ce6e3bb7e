import { type Chart, colorsOf } from './chart';
import { layoutOf } from './layout';
import { timelineOptions } from './timeline';

/** What stands at the ticks of a time line. */
function ticks(days: [first: string, last: string], language: Chart['language'], width = 700): string[] {
  const marks = days.map((day) => ({ label: 'A', value: 1, text: '', day, time: day }));
  const chart: Chart = {
    kind: 'timeline',
    title: 'Milestones',
    measure: '',
    series: [{ name: '', marks }],
    caption: [],
    theme: 'light',
    language,
    width,
  };
  const { xAxis } = timelineOptions(chart, layoutOf(chart), colorsOf.light) as {
    xAxis: { axisLabel: { customValues: number[]; formatter: (time: number) => string } };
  };
  return xAxis.axisLabel.customValues.map(xAxis.axisLabel.formatter);
}

test('the ticks of a short time line are months as people read them', () => {
  expect(ticks(['2024-01-10', '2024-05-20'], 'ja')).toEqual([
    '2024年1月',
    '2024年2月',
    '2024年3月',
    '2024年4月',
    '2024年5月',
    '2024年6月',
  ]);
  expect(ticks(['2024-01-10', '2024-05-20'], 'en')).toEqual(['January 2024', 'March 2024', 'May 2024']);
});

test('the ticks of a long time line are years as people read them', () => {
  expect(ticks(['2001-01-10', '2009-05-20'], 'ja', 400)).toEqual(['2002年', '2004年', '2006年', '2008年']);
  expect(ticks(['2001-01-10', '2009-05-20'], 'en', 400)).toEqual(['2002', '2004', '2006', '2008']);
});

test('a narrow time line has fewer ticks, but two at least where there are two months', () => {
  expect(ticks(['2024-01-10', '2024-05-20'], 'ja', 328)).toEqual(['2024年1月', '2024年4月']);
  expect(ticks(['2024-01-10', '2024-05-20'], 'en', 328)).toEqual(['January 2024', 'April 2024']);
});
