import { type KnownLine, proposeLines } from './propose-lines';

/** The old transcript, of which only figures and rows are known. */
const known = new Map<number, KnownLine>([
  [2, { figures: [], texts: ['姉妹都市ディケイター市', 'アメリカの穀倉地帯にあるまち'] }],
  [4, { figures: ['41', '1966', '5', '6'], texts: ['姉妹都市ディケイター市'] }],
  [6, { figures: ['121.62', '67,477'], texts: ['姉妹都市ディケイター市', 'アメリカの穀倉地帯にあるまち'] }],
  [8, { figures: ['14', '1,182'], texts: ['平和を語る会'] }],
  [10, { figures: ['4'], texts: ['官学連携の協定'] }],
]);

const transcript = [
  '',
  '姉妹都市 ディケイター市',
  '',
  '姉妹都市締結:昭和41年(1966年)5月6日',
  '',
  '面積:121.62k㎡ 人口:66,902人',
  '',
  '「平和を語る会」を開いた。(14回開催、参加者 1,182人)',
  '',
  '官学連携:4学校と協定を結んでいる。',
];

/** The rest of the publication, of which the rows know nothing. */
const others = Array.from({ length: 60 }, (_, index) => `本文 ${String.fromCodePoint(0x4e00 + index).repeat(4)}`);

const proposed = (lines: string[]) => Object.fromEntries(proposeLines(known, [...lines, ...others].join('\n')));

test('every line of an unchanged order finds its own, though figures differ', () => {
  expect(proposed(transcript)).toEqual({ 2: [2], 4: [4], 6: [6], 8: [8], 10: [10] });
});

test('lines find theirs after others were inserted', () => {
  const longer = [...transcript.slice(0, 5), '新しい窓口を9月に開いた。', '', ...transcript.slice(5)];
  expect(proposed(longer)).toEqual({ 2: [2], 4: [4], 6: [8], 8: [10], 10: [12] });
});

test('a line that moved against the order is found all the same', () => {
  const moved = [...transcript.slice(6, 8), ...transcript.slice(0, 6), ...transcript.slice(8)];
  expect(proposed(moved)).toEqual({ 2: [4], 4: [6], 6: [8], 8: [2], 10: [10] });
});

test('a line that is no longer printed finds nothing', () => {
  const shorter = transcript.map((line) => (line.includes('平和') ? '' : line));
  expect(proposed(shorter)).toEqual({ 2: [2], 4: [4], 6: [6], 10: [10] });
});
