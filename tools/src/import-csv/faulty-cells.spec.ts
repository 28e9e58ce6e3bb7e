import { faultyCells } from './faulty-cells';
import { type Layout, layouts } from './layouts';

/** What is said of a cell; undefined for one that is read as it is. */
function faultOf(column: string, text: string, kind: 'facilities' | 'events' = 'facilities') {
  const [fault] = faultyCells({ line: 3, cells: { NO: '1', [column]: text } }, layouts[kind] as Layout);
  expect([3, undefined]).toContain(fault?.line);
  expect([column, undefined]).toContain(fault?.column);
  return fault?.message;
}

test.each(['〃', '″', '"', '＂', '同上', '（同上）', '同じ', '同左', '上に同じ', '々', '〃。'])(
  'the mark %s says that a value is another one',
  (text) => {
    for (const column of ['名称', '住所', '電話番号', '説明', '備考'])
      expect(faultOf(column, text)).toEqual({
        ja: expect.stringContaining(`「${text}」は、ほかのセルと同じという印です`) as string,
        en: expect.stringContaining('Write the value here') as string,
      });
  },
);

test.each(['同上町会館', '同じ釜の飯を食う会', '代々木', '5"', '上', '同'])('the name %s is a name', (text) => {
  expect(faultOf('名称', text)).toBeUndefined();
});

test('a line break is refused in what is one line, and kept in texts', () => {
  expect(faultOf('名称', '試し\n図書館')).toEqual({
    ja: '「試し⏎図書館」の途中に改行があります。改行を取り、1 行で書いてください。',
    en: '"試し⏎図書館" has a line break in it. Write it in one line.',
  });
  for (const column of ['NO', '住所', '方書', '名称_カナ', 'URL']) expect(faultOf(column, 'あ\nい')).toBeDefined();
  for (const column of ['説明', '備考']) expect(faultOf(column, 'あ\nい')).toBeUndefined();
  expect(faultOf('イベント名', 'あ\nい', 'events')).toBeDefined();
  expect(faultOf('料金(詳細)', 'あ\nい', 'events')).toBeUndefined();
});

test.each(['429980000', '4-2998-0000', '９０－００００－００００', '120 000 000', '(4)2998-0000'])(
  'the telephone number %s has lost its first zero',
  (text) => {
    expect(faultOf('電話番号', text)).toEqual({
      ja: expect.stringContaining(`「0${text}」のように`) as string,
      en: expect.stringContaining('has lost the zero at its beginning. Format the cells as text') as string,
    });
    expect(faultOf('連絡先電話番号', text, 'events')).toBeDefined();
  },
);

test.each(['04-2998-0000', '2998-0000', '+81-4-2998-0000', '119', '#8000'])(
  'the telephone number %s has not',
  (text) => {
    expect(faultOf('電話番号', text)).toBeUndefined();
  },
);

test('columns that are not imported may have anything', () => {
  expect(faultOf('POIコード', '同上')).toBeUndefined();
});
