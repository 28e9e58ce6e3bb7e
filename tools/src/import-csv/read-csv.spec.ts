import { readCsv, UnreadableCsvError } from './read-csv';

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
])('a table in %s is read with the line of each row', (_encoding, bytes) => {
  expect(readCsv(bytes)).toEqual({ heads: ['NO', '名称', '説明'], rows });
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

test('heads are the same in full-width characters', () => {
  expect(readCsv(Buffer.from('ＮＯ,料金（基本） \n1,無料\n'))).toEqual({
    heads: ['NO', '料金(基本)'],
    rows: [{ line: 2, cells: { NO: '1', '料金(基本)': '無料' } }],
  });
});

test.each([
  ['is empty', '', 1, '空'],
  ['has a head twice', 'NO,NO\n', 1, '2 つ'],
  ['has an open quote', 'NO,名称\n1,"図書館\n', 2, '引用符'],
  ['has more cells than heads', 'NO,名称\n1,図書館,本館\n', 2, '3 列'],
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

test('a file in neither encoding is refused', () => {
  expect(() => readCsv(Buffer.from([0x4e, 0x4f, 0xff, 0xff, 0x0a]))).toThrow(UnreadableCsvError);
});
