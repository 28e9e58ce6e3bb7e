import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { hasOnlyCp932, toCp932Characters } from './cp932';
import { writeCsv, writeCsvPieces } from './csv';

const subgraphs = join(__dirname, '../../subgraphs');

test('a file begins with a byte order mark, unless it is for a program, and its lines end as in RFC 4180', () => {
  const rows = [['電話相談', 950, true, null]];
  expect(writeCsv(['名称', '件数', '有無', '備考'], rows)).toBe('\uFEFF名称,件数,有無,備考\r\n電話相談,950,true,\r\n');
  expect(writeCsv(['a'], [[-3.5]], { bom: false })).toBe('a\r\n-3.5\r\n');
});

test('commas, quotes, line breaks and blanks at an end are quoted, and read back', () => {
  const texts = ['x,y', '「"」', '一\n二', '\r', ' a ', 'plain'];
  const text = writeCsv(
    ['a'],
    texts.map((value) => [value]),
    { bom: false },
  );
  const read: string[][] = parse(text);
  expect(read.slice(1).map(([value]) => value)).toEqual(texts.map((value) => (value === '\r' ? "'\r" : value)));
});

test.each(['=1+1', '=1', '+SUM(A1)', '-1+1', '@SUM(A1)', '\t=1', '＝1+1', '-cmd', '--1'])(
  '%j is not run as a formula',
  (text) => {
    expect(parse(writeCsv(['a'], [[text]], { bom: false }))).toEqual([['a'], [`'${text}`]]);
  },
);

test.each(['-3', '-3.5', '-1,200', '+4'])('%j is a number', (text) => {
  expect(parse(writeCsv(['a'], [[text]], { bom: false }))).toEqual([['a'], [text]]);
});

test.each(['1-2', '4-21', '1995-04', '01100', '9:30', '1E5', '平成7年4月1日', '１－２', 'TRUE', '=1+1 "x"'])(
  '%j is a text to a program, and to a spreadsheet that is told so',
  (text) => {
    const exact = text.startsWith('=') ? `'${text}` : text;
    expect(parse(writeCsv(['a'], [[text]], { bom: false }))).toEqual([['a'], [exact]]);
    const formula = `="${text.replaceAll('"', '""')}"`;
    expect(parse(writeCsv(['a'], [[text]], { bom: false, isForExcel: true }))).toEqual([['a'], [formula]]);
  },
);

test('a day and a number need no formula', () => {
  expect(writeCsv(['a', 'b'], [['1995-04-01', 12]], { bom: false, isForExcel: true })).toBe('a,b\r\n1995-04-01,12\r\n');
});

test('pieces are the same text, and the first has the header', async () => {
  async function* groups() {
    yield [['1'], ['2']];
    yield [['3']];
  }
  const pieces: string[] = [];
  for await (const piece of writeCsvPieces(['a'], groups())) pieces.push(piece);
  expect(pieces).toEqual(['\uFEFFa\r\n1\r\n2\r\n', '3\r\n']);
  const none: string[] = [];
  for await (const piece of writeCsvPieces(['a'], (async function* () {})())) none.push(piece);
  expect(none).toEqual(['\uFEFFa\r\n']);
});

const isInCp932 = (text: string): boolean => iconv.decode(iconv.encode(text, 'cp932'), 'cp932') === text;

test('what CP932 has is the same as another implementation has it', () => {
  const differing = [];
  for (let code = 0x20; code < 0xffff; code++) {
    const character = String.fromCharCode(code);
    const isPrivate = code >= 0xd800 && code <= 0xf8ff;
    const isControl = code >= 0x7f && code < 0xa0;
    if (!isPrivate && !isControl && hasOnlyCp932(character) !== isInCp932(character)) differing.push(character);
  }
  expect(differing).toEqual([]);
});

test.each([
  ['9時〜17時', '9時～17時'],
  ['1966–1970', '1966-1970'],
  ['Café', 'Cafe'],
  ['が', 'が'],
  ['葛\u{E0100}飾', '葛飾'],
  ['𠮟る', '〓る'],
  ['157 km²', '157 km2'],
])('%s in CP932 is %s', (text, expected) => {
  expect(toCp932Characters(text)).toBe(expected);
  expect(writeCsv(['a'], [[text]])).toContain(expected);
  expect(writeCsv(['a'], [[text]], { bom: false })).toContain(text);
});

/** The reviewed data and the Japanese descriptions, from which headers are made. */
function ownTexts(): string[] {
  return readdirSync(subgraphs, { recursive: true, encoding: 'utf8' })
    .filter((file) => /^[^/]+\/(data\/.+\.yaml|descriptions\.ja\.json|schema\.graphql)$/.test(file))
    .map((file) => readFileSync(join(subgraphs, file), 'utf8'));
}

test('each character of our data and headers has a place in CP932', () => {
  const characters = new Set(ownTexts().flatMap((text) => [...text]));
  expect(characters.size).toBeGreaterThan(1_000);
  const written = [...characters].map((character) => [character, toCp932Characters(character)] as const);
  expect(written.filter(([, text]) => !isInCp932(text))).toEqual([]);
  // One character of the source has no other form there.
  expect(written.filter(([, text]) => text === '〓').map(([character]) => character)).toEqual(['义']);
});
