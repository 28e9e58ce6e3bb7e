import { readCsv as readTable, UnreadableCsvError } from './read-csv';

const readCsv = (bytes: Uint8Array) => readTable(bytes, ['NO', '名称', '説明', '料金(基本)']);

const table = 'NO,名称,説明\r\n1,"図書館, 本館","二行の\n説明"\r\n\r\n2,髙﨑①,\r\n';
/** The same in CP932, with characters that only Windows has there. */
const cp932 = Buffer.from(
  '4e4f2c96bc8fcc2c90e096be0d0a312c22907d8f918ad92c20967b8ad9222c2293f18d7382cc0a90e096be220d0a0d0a322cfbfcfab187402c0d0a',
  'hex',
);

const rows = [
  { line: 2, cells: { NO: '1', 名称: '図書館, 本館', 説明: '二行の\n説明' } },
  { line: 5, cells: { NO: '2', 名称: '髙﨑①' } },
];

test.each([
  ['UTF-8', Buffer.from(table)],
  ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${table}`)],
  ['CP932', cp932],
  ['UTF-16 with tabs, as Excel writes it', Buffer.from(`\ufeff${table}`.replace(/,(?! )/g, '\t'), 'utf16le')],
  ['UTF-8 with semicolons', Buffer.from(table.replace(/,(?! )/g, ';'))],
  ['UTF-8 with cells behind the last header that are empty', Buffer.from(table.replace('①,', '①,,,'))],
  ['UTF-8 with the mark of the end of an old file', Buffer.from(`${table}\u001a`)],
])('a table in %s is read with the line of each row', (_encoding, bytes) => {
  expect(readCsv(bytes)).toEqual({ headers: ['NO', '名称', '説明'], line: 1, rows });
});

test.each([
  ['LF', '\n'],
  ['CR LF', '\r\n'],
  ['CR', '\r'],
])('lines that end in %s are counted within quotes as well', (_what, end) => {
  const text = ['NO,説明', '1,"一行', '', '三行"', '2,', '', '3,'].join(end);
  const { rows } = readCsv(Buffer.from(text));
  expect(rows.map(({ line, cells }) => [line, cells.NO])).toEqual([
    [2, '1'],
    [5, '2'],
    [7, '3'],
  ]);
  expect(rows[0]?.cells.説明).toBe('一行\n\n三行');
});

test('headers are the same in full-width characters', () => {
  expect(readCsv(Buffer.from('ＮＯ,料金（基本） \n1,無料\n'))).toEqual({
    headers: ['NO', '料金(基本)'],
    line: 1,
    rows: [{ line: 2, cells: { NO: '1', '料金(基本)': '無料' } }],
  });
});

test.each([
  ['is empty', '', 1, '空'],
  ['has a header twice', 'NO,NO\n', 1, '2 つ'],
  ['has an open quote', 'NO,名称\n1,"図書館\n', 2, '引用符'],
  ['has a quote that is open to its end', 'NO,名称\n1,館\n\n2,"図書館\n3,館\n4,館\n', 4, '引用符'],
  ['has more cells than headers', 'NO,名称\n1,図書館,本館\n', 2, '3 列'],
  ['is a workbook', 'PK\u0003\u0004 and so on', 1, 'ブック'],
])('a file that %s is reported with its line', (_what, text, line, words) => {
  const faultOf = () => {
    try {
      readCsv(Buffer.from(text));
    } catch (error) {
      return (error as UnreadableCsvError).fault;
    }
    return undefined;
  };
  expect(faultOf()).toMatchObject({ line, message: { ja: expect.stringContaining(words) as string } });
});

test.each([',', ';', '\t'])(
  'headers with line breaks below titles are found in cells that are separated by %j',
  (separator) => {
    const lines = [
      ['公共施設一覧'],
      ['令和8年4月1日現在', '', ''],
      [],
      ['Ｎ\nＯ', '名　称', '料金\n（基本）'].map((header) => `"${header}"`),
      ['1', '図書館, 本館; 別館'].map((cell) => `"${cell}"`),
    ];
    expect(readCsv(Buffer.from(lines.map((cells) => cells.join(separator)).join('\r\n')))).toEqual({
      headers: ['NO', '名称', '料金(基本)'],
      line: 4,
      rows: [{ line: 6 + 1, cells: { NO: '1', 名称: '図書館, 本館; 別館' } }],
    });
  },
);

test('a dash alone is no value, and one that is written as a text is', () => {
  const dashes = ['-', '－', '―', '—', 'ー', '--', ' − '];
  const { rows } = readCsv(Buffer.from(['NO,名称', ...dashes.map((dash, no) => `${no},${dash}`), "9,'-"].join('\n')));
  expect(rows.map(({ cells }) => cells.名称)).toEqual([...dashes.map(() => undefined), '-']);
});

test('a file in neither encoding is refused', () => {
  expect(() => readCsv(Buffer.from([0x4e, 0x4f, 0xff, 0xff, 0x0a]))).toThrow(UnreadableCsvError);
});
