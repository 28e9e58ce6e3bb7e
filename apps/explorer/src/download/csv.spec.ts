import { toCsv } from './csv';

test('a file begins with a byte order mark, and its lines end as in RFC 4180', () => {
  expect(toCsv({ headers: ['名称', '件数'], rows: [['電話相談', 950]] })).toBe('\uFEFF名称,件数\r\n電話相談,950\r\n');
});

test('commas, quotes and line breaks are quoted', () => {
  expect(toCsv({ headers: ['a'], rows: [['x,y'], ['「"」'], ['一\n二']] })).toBe(
    '\uFEFFa\r\n"x,y"\r\n"「""」"\r\n"一\n二"\r\n',
  );
});

test.each(['=1+1', '+81', '-1', '@SUM(A1)', '\t=1'])('%j is not run as a formula', (text) => {
  expect(toCsv({ headers: ['a'], rows: [[text]] })).toBe(`\uFEFFa\r\n'${text}\r\n`);
});

test('a negative number remains a number, and a missing value is empty', () => {
  expect(toCsv({ headers: ['a', 'b'], rows: [[-3.5, null]] })).toBe('\uFEFFa,b\r\n-3.5,\r\n');
});
