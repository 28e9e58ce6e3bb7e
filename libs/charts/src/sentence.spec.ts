import { type Chart, type Mark } from './chart';
import { sentenceOf } from './sentence';

const mark = (label: string, value: number, more: Partial<Mark> = {}): Mark => ({
  label,
  value,
  text: `${value}人`,
  day: undefined,
  time: '',
  ...more,
});

const chart = (kind: Chart['kind'], marks: Mark[], more: Partial<Chart> = {}): Chart => ({
  kind,
  title: '姉妹都市',
  measure: '人口(人)',
  series: [{ name: '', marks }],
  caption: [],
  theme: 'light',
  language: 'ja',
  width: 700,
  ...more,
});

test('bars are told by the largest and the smallest of them, without what adds up the others', () => {
  const bars = chart('bar', [mark('甲', 3), mark('乙', 9), mark('計', 12, { isTotal: true })]);
  expect(sentenceOf(bars)).toBe('人口(人)を3件で比べた図。最も大きいのは乙の9人、最も小さいのは甲の3人。');
  expect(sentenceOf({ ...bars, language: 'en', measure: 'Population (people)' })).toBe(
    'Population (people), 3 compared: the largest is 乙 with 9人, the smallest 甲 with 3人.',
  );
  expect(sentenceOf(chart('share', [mark('甲', 3), mark('乙', 3)]))).toBe('人口(人)は、2件のどれも3人。');
  expect(sentenceOf(chart('figure', [mark('甲', 3)]))).toBe('甲の人口(人)は3人。');
  const several = chart('figure', [], { series: [{ name: '印刷', marks: [mark('部数', 3), mark('単価', 5)] }] });
  expect(sentenceOf(several)).toBe('姉妹都市。印刷の部数は3人、印刷の単価は5人。');
});

test('lines are told by their first and last values, and a timeline by its ends', () => {
  const [first, last] = [mark('', 3, { time: '2020年' }), mark('', 5, { time: '2024年' })];
  const series = ['甲', '乙', '丙', '丁'].map((name) => ({ name, marks: [first, last] }));
  expect(sentenceOf(chart('line', [], { series }))).toBe(
    '人口(人)の移り変わりの図。甲は2020年の3人から2024年の5人へ、乙は2020年の3人から2024年の5人へ、丙は2020年の3人から2024年の5人へ。ほか1本。',
  );
  expect(sentenceOf(chart('timeline', [first, last]))).toBe('姉妹都市の年表。2020年から2024年までの2件。');
  expect(sentenceOf(chart('bar', []))).toBe('');
});
