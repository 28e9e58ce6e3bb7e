import { inflateSync } from 'node:zlib';
import type { Chart } from '../chart';
import { PictureTooLargeError, pngOf, svgOf } from './pictures';

const chart = (labels: string[], more: Partial<Chart> = {}): Chart => ({
  kind: 'bar',
  title: '相談件数',
  measure: '単位：件',
  series: [
    {
      name: '',
      marks: labels.map((label, index) => ({
        label,
        value: index + 1,
        text: `${index + 1}件`,
        day: undefined,
        time: '',
      })),
    },
  ],
  caption: ['出典：所沢市'],
  theme: 'light',
  language: 'ja',
  width: 400,
  ...more,
});

const reader = { caller: 'a', isAbandoned: () => false };

/** The size of a PNG and how many different bytes its picture has. */
function read(png: Buffer) {
  const chunks: Buffer[] = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') chunks.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const pixels = inflateSync(Buffer.concat(chunks));
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20), colors: new Set(pixels).size };
}

test('equal charts are equal documents, whatever was drawn before', () => {
  const first = svgOf(chart(['電話相談', 'カウンセリング']));
  svgOf(chart(['x'], { kind: 'share' }));
  expect(svgOf(chart(['電話相談', 'カウンセリング']))).toBe(first);
  expect(first).not.toMatch(/zr\d|class=|<style|ecmeta/);
});

test('the first and the last label of a line stay inside, and cover no label of the axis', () => {
  const marks = [61, 62, 63].map((value) => ({
    label: '甲',
    value,
    text: `${value},000人`,
    day: `20${value}-01-01`,
    time: `20${value}年`,
  }));
  const svg = svgOf(chart([], { kind: 'line', series: [{ name: '', marks }] }));
  const anchorOf = (text: string) =>
    new RegExp(`<text([^>]*)>${text}</text>`).exec(svg)?.[1]?.match(/text-anchor="(\w+)"/)?.[1];
  expect(['61,000人', '62,000人', '63,000人'].map(anchorOf)).toEqual(['start', 'middle', 'end']);
});

test('texts are texts, and never markup', () => {
  const svg = svgOf(chart(['<script>alert(1)</script>', '"&\u0007'], { title: '</title><script/>' }));
  expect(svg).not.toMatch(/<script|\u0007/);
  expect(svg).toContain('<title>&lt;/title&gt;&lt;script/&gt;</title>');
});

test('a PNG has the size of the chart times the scale, and is the same every time', async () => {
  const png = await pngOf(chart(['電話相談']), reader);
  const { width, height, colors } = read(png);
  expect([width, colors > 50]).toEqual([400, true]);
  expect(read(await pngOf(chart(['電話相談']), reader, 2))).toMatchObject({ width: 800, height: height * 2 });
  expect(await pngOf(chart(['電話相談']), reader)).toEqual(png);
});

test('Japanese letters are drawn, and are not the sign for a missing one', async () => {
  const [school, house, missing, other] = await Promise.all(
    ['学', '家', '\ue123', '\ue456'].map((letter) => pngOf(chart([letter], { title: '' }), reader)),
  );
  expect(missing).toEqual(other);
  expect(school).not.toEqual(house);
  expect(school).not.toEqual(missing);
});

test('labels of any length and number are drawn, and too large a picture is refused', async () => {
  const hostile = chart(
    Array.from({ length: 200 }, (_, index) => `${index}${'𠮷'.repeat(5_000)}`),
    { width: 2000 },
  );
  expect(svgOf(hostile).length).toBeLessThan(500_000);
  await expect(pngOf(hostile, reader, 3)).rejects.toThrow(PictureTooLargeError);
});

test('callers take turns, what nobody waits for is not drawn, and one caller waits for a few at a time', async () => {
  const order: string[] = [];
  const ask = (caller: string, isAbandoned = false): Promise<unknown> =>
    pngOf(chart([caller]), { caller, isAbandoned: () => isAbandoned }).then(
      () => order.push(caller),
      (error: unknown) => order.push(`${caller} ${(error as { code: string }).code}`),
    );
  const asked = [
    ask('a'),
    ask('a'),
    ask('a'),
    ask('left', true),
    ask('b'),
    ...Array.from({ length: 9 }, () => ask('c')),
  ];
  await Promise.all(asked);
  expect(order.filter((caller) => caller === 'a' || caller === 'b')).toEqual(['a', 'a', 'b', 'a']);
  expect(order).toContain('left OVERLOADED');
  expect(order.filter((caller) => caller === 'c OVERLOADED')).toHaveLength(1);
});
