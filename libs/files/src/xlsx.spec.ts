import { read, utils } from '@e965/xlsx';
import { writeXlsx } from './xlsx';

const reader = { caller: 'a', isAbandoned: () => false };

test('each cell of a workbook has its type: texts that look like dates, numbers and formulas are texts', async () => {
  const texts = ['1-2', '4-21', '1995-04', '01100', '=1+1', '-1', '2024FY', '〜\u0001'];
  const rows = texts.map((text, index) => [text, index / 2, index > 3, '1995-04-01', null]);
  const bytes = await writeXlsx(
    [
      { name: 'データ', headers: ['a', 'b', 'c', 'd', 'e'], types: ['id', 'number', 'boolean', 'date', 'text'], rows },
      { name: '出典', headers: ['項目', '内容'], rows: [['版', '令和6年度版']] },
    ],
    reader,
  );
  const book = read(bytes, { cellDates: true, cellNF: true });
  expect(book.SheetNames).toEqual(['データ', '出典']);
  const sheet = book.Sheets['データ'] ?? {};
  texts.forEach((text, index) => {
    expect(sheet[`A${index + 2}`]).toMatchObject({ t: 's', v: text.replace('\u0001', '') });
    expect(sheet[`A${index + 2}`]).not.toHaveProperty('f');
    expect(sheet[`B${index + 2}`]).toMatchObject({ t: 'n', v: index / 2 });
    expect(sheet[`C${index + 2}`]).toMatchObject({ t: 'b', v: index > 3 });
    expect(sheet[`D${index + 2}`]).toMatchObject({ t: 'd', w: '1995-04-01' });
  });
  expect(utils.sheet_to_json(book.Sheets['出典'] ?? {}, { header: 1 })).toEqual([
    ['項目', '内容'],
    ['版', '令和6年度版'],
  ]);
});

test('workbooks are written one after the other, and one that fails stops no other', async () => {
  const table = { name: 'a', headers: ['a'], rows: [['x']] };
  const [failed, written] = await Promise.allSettled([
    writeXlsx(
      [
        { ...table, name: '[' },
        { ...table, rows: [[{} as never]] },
      ],
      reader,
    ),
    writeXlsx([table], reader),
  ]);
  expect(failed.status).toBe('rejected');
  expect(written.status).toBe('fulfilled');
});

test('a text that looks like a character by its number is written so that a spreadsheet shows it as it is', async () => {
  const texts = ['a_x0041_b', '_x000D_', '_x005F_x0041_', 'x0041_', '_xyz_'];
  const bytes = await writeXlsx([{ name: 'a', headers: ['_x0042_'], rows: texts.map((text) => [text]) }], reader);
  const sheet = read(bytes).Sheets.a ?? {};
  // The reader takes escapes for what they mean, as Excel does.
  expect(['_x0042_', ...texts].map((_text, index) => (sheet[`A${index + 1}`] as { v: string }).v)).toEqual([
    '_x0042_',
    ...texts,
  ]);
  const strings = read(bytes, { bookFiles: true }) as unknown as { files: Record<string, { content: Uint8Array }> };
  const xml = Buffer.from(strings.files['xl/sharedStrings.xml']?.content ?? []).toString();
  expect(xml).toContain('a_x005F_x0041_b');
});
