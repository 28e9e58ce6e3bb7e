import { read, utils } from '@e965/xlsx';
import { exportedLists, type ExportedList } from '@tokorozawa/exports';
import { parse } from 'csv-parse/sync';
import {
  buildClientSchema,
  getIntrospectionQuery,
  isLeafType,
  isNonNullType,
  isRequiredArgument,
  type IntrospectionQuery,
} from 'graphql';
import { parquetReadObjects } from 'hyparquet';
import { eventually } from '../testing/eventually';
import { sharedGateway } from '../testing/shared-gateway';

const gateway = sharedGateway({ hasEnteredRecords: true });
const partial = sharedGateway({ without: 'international-relations' });
const cached = sharedGateway({ cacheMegabytes: 8 });
let lists: ExportedList[];
beforeAll(async () => {
  const { data } = await gateway.ask(getIntrospectionQuery());
  const schema = buildClientSchema(data as unknown as IntrospectionQuery);
  lists = [...exportedLists(schema).values()].filter((list) => !list.arguments.some(isRequiredArgument));
});

type Row = Record<string, unknown>;

const forPrograms = 'bom=0&headers=names';

async function csv(path: string): Promise<Row[]> {
  const response = await gateway.get(path);
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${path}: ${text}`);
  return parse(text, { columns: true, bom: true });
}

const itemOf = (name: string): ExportedList => lists.find((list) => list.name === name) as ExportedList;

/** What GraphQL says of the leaves of a list's items, asked without a look at how the files ask. */
async function leaves({ name, item, isPaged }: ExportedList, args = ''): Promise<Row[]> {
  const fields = Object.values(item.getFields()).filter(
    ({ type, args: given }) => isLeafType(isNonNullType(type) ? type.ofType : type) && !given.some(isRequiredArgument),
  );
  const selection = fields.map((field) => field.name).join(' ');
  const rows: Row[] = [];
  for (let after: string | null = null; ;) {
    const page = isPaged ? [`first: 37`, ...(after ? [`after: ${JSON.stringify(after)}`] : [])] : [];
    const given = [...page, ...(args ? [args] : [])].join(', ');
    const inside = isPaged ? `nodes { ${selection} } pageInfo { hasNextPage endCursor }` : selection;
    const { data } = await gateway.ask(`{ list: ${name}${given && `(${given})`} { ${inside} } }`);
    if (!isPaged) return data?.list as Row[];
    const { nodes, pageInfo } = data?.list as { nodes: Row[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
    rows.push(...nodes);
    if (!pageInfo.hasNextPage) return rows;
    after = pageInfo.endCursor;
  }
}

const asTexts = (rows: Row[]): Row[] =>
  rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value === null ? '' : String(value)])),
  );

test('every list of records is a file that says what GraphQL says', async () => {
  expect(lists.map(({ slug }) => slug)).toEqual(
    expect.arrayContaining(['sister-cities', 'observations', 'events', 'corrections', 'facilities', 'joint-events']),
  );
  expect(lists.length).toBeGreaterThan(40);
  expect(lists.map(({ name }) => name).filter((name) => /webhook|audit|snapshot|changes/i.test(name))).toEqual([]);
  for (const list of lists) {
    const rows = await csv(`/export/${list.slug}.csv?${forPrograms}`);
    const expected = asTexts(await leaves(list));
    expect([list.slug, rows.length]).toEqual([list.slug, expected.length]);
    expect(rows).toEqual(expected.map((row) => expect.objectContaining(row) as Row));
  }
});

test.each(['sisterCities', 'observations', 'facilities'])('%s is the same in each form', async (name) => {
  const list = itemOf(name);
  const expected = await leaves(list);
  const path = `/export/${list.slug}`;
  const lines = (await (await gateway.get(`${path}.jsonl`)).text()).trim().split('\n');
  expect(lines.map((line) => JSON.parse(line) as Row)).toEqual(
    expected.map((row) => expect.objectContaining(row) as Row),
  );

  const parquet = await (await gateway.get(`${path}.parquet`)).arrayBuffer();
  const stored = await parquetReadObjects({ file: parquet });
  expect(asTexts(stored.map(({ id, name: title, url }) => ({ id, name: title, url })))).toEqual(
    asTexts(expected.map(({ id, name: title, url }) => ({ id, name: title, url }))),
  );

  const book = read(await (await gateway.get(`${path}.xlsx?headers=names`)).arrayBuffer());
  const [table = '', notes = ''] = book.SheetNames;
  const rows = utils.sheet_to_json<Row>(book.Sheets[table] ?? {}, { rawNumbers: true });
  expect(rows.map((row) => row.id)).toEqual(expected.map((row) => row.id));
  const numbers = Object.keys(expected[0] ?? {}).filter((key) => typeof expected[0]?.[key] === 'number');
  for (const key of numbers) expect(rows.map((row) => row[key] ?? null)).toEqual(expected.map((row) => row[key]));
  expect(JSON.stringify(utils.sheet_to_json(book.Sheets[notes] ?? {}))).toContain('加工して作成');
});

test.each([
  ['/export/programs.csv?section=2-5', 'programs', 'where: { section: "2-5" }'],
  ['/export/shared-services.csv?text=図書館', 'sharedServices', 'where: { text: "図書館" }'],
  ['/export/events.csv?between=1995/2005', 'events', 'where: { between: { start: 1995, end: 2005 } }'],
  ['/export/events.csv?between=/平成7年度', 'events', 'where: { between: { end: "平成7年度" } }'],
  [
    '/export/peace-activities.csv?between=2023FY',
    'peaceActivities',
    'where: { between: { start: "2023FY", end: "2023FY" } }',
  ],
  ['/export/sister-cities.csv?orderBy=NAME:DESC', 'sisterCities', 'orderBy: { field: NAME, direction: DESC }'],
  ['/export/sister-cities.csv?edition=2024', 'sisterCities', 'edition: "2024"'],
  [
    '/export/sister-cities.csv?ids=sister-city-decatur,sister-city-anyang',
    'sisterCities',
    'where: { ids: ["sister-city-decatur", "sister-city-anyang"] }',
  ],
  ['/export/observations.csv?indicators=population', 'observations', 'where: { indicators: ["population"] }'],
  [
    '/export/observations.csv?unit=person&orderBy=VALUE',
    'observations',
    'where: { unit: PERSON }, orderBy: { field: VALUE }',
  ],
  ['/export/center-courses.csv?attendance=51/', 'centerCourses', 'where: { attendance: { min: 51 } }'],
  ['/export/center-courses.csv?attendance=%EF%BC%95%EF%BC%91/', 'centerCourses', 'where: { attendance: { min: 51 } }'],
  ['/export/sister-cities.csv?population=/500000', 'sisterCities', 'where: { population: { max: 500000 } }'],
  ['/export/indicators/population.csv', 'observations', 'where: { indicators: ["population"] }'],
])('%s has what the filter of the list finds', async (path, name, args) => {
  const rows = await csv(`${path}${path.includes('?') ? '&' : '?'}${forPrograms}`);
  const expected = await leaves(itemOf(name), args);
  expect(expected.length).toBeGreaterThan(0);
  expect(rows.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
});

test.each([
  ['/export/sister-cities.csv?sektion=5-5', 400, 'sektion'],
  ['/export/sister-cities.csv?columns=name,size', 400, 'columns'],
  ['/export/sister-cities.csv?orderBy=SIZE', 400, 'orderBy'],
  ['/export/sister-cities.csv?bom=no', 400, 'bom'],
  ['/export/sister-cities.csv?headers=kanji', 400, 'headers'],
  ['/export/sister-cities.csv?edition=1901', 400, 'edition'],
  ['/export/events.csv?between=someday', 400, 'between'],
  ['/export/events.csv?between=1/2/3', 400, 'between'],
  ['/export/facilities.csv?kind=LIBRARY&municipality=99', 400, 'municipality'],
  ['/export/center-courses.csv?attendance=many', 400, 'attendance'],
  ['/export/center-courses.csv?attendance=60/50', 400, 'attendance'],
  ['/export/observations.csv?unit=LIGHTYEAR', 400, 'unit'],
  ['/export/observations.csv?dimensions=event', 400, 'dimensions'],
  ['/export/indicators.csv?isAdditiveOverRecords=maybe', 400, 'isAdditiveOverRecords'],
  ['/export/edition-changes.csv?to=2024', 400, 'from'],
  ['/export/public-facilities.csv?own=yes', 400, 'own'],
  ['/export/nothing.csv', 404, undefined],
  ['/export/indicators/nothing.csv', 404, undefined],
  ['/export/audit-entries.csv', 404, undefined],
  ['/export/sister-cities.pdf', 404, undefined],
])('%s is refused with the name of what is wrong', async (path, status, parameter) => {
  const response = await gateway.get(path);
  expect([path, response.status]).toEqual([path, status]);
  const problem = (await response.json()) as { detail: string; parameter?: string };
  expect(problem.parameter).toBe(parameter);
  expect(problem.detail.length).toBeGreaterThan(5);
});

test('a spreadsheet reads a file by its address alone', async () => {
  const response = await gateway.get('/export/sisterCities.csv?columns=name,date');
  expect([response.status, response.redirected]).toEqual([200, true]);
  expect(response.url).toContain('/export/sister-cities.csv?columns=name%2Cdate');
  expect(response.headers.get('content-disposition')).toMatch(
    /^attachment; filename="tokorozawa-sister-cities\.csv"; filename\*=UTF-8''%/,
  );
  expect(response.headers.get('link')).toMatch(/sister-cities\.metadata\.json\?[^>]+>; rel="describedby"/);
  const bytes = Buffer.from(await response.arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [headers] = bytes.toString().split('\r\n');
  expect(headers).toBe('\uFEFF名称,締結日,締結日(最早日),締結日(最遅日),締結日(西暦年度),締結日(元号表記)');
  const english = await (await gateway.get('/export/sister-cities.csv?columns=name,date&lang=en')).text();
  expect(english).toMatch(/^Name,Date,Date: earliest,/);
  const excel = await (await gateway.get('/export/sections.csv?columns=code&excel=1')).text();
  expect(excel).toContain('"=""1-1"""');
  // The files of indicators and the standard forms take it too.
  expect(await (await gateway.get('/indicators/population.csv?excel=1')).text()).toContain(',"=""67,477""",');
  expect((await gateway.get('/export/public-events.csv?excel=1')).status).toBe(200);
});

test('the metadata describe each column and say how to cite the file', async () => {
  const path = '/export/sister-cities.metadata.json?columns=id,areaKm2,date,sectionLinks.basis';
  const metadata = (await (await gateway.get(path)).json()) as Record<string, unknown> & {
    tableSchema: { columns: Record<string, unknown>[] };
  };
  expect(metadata).toMatchObject({
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'ja' }],
    url: expect.stringContaining('/export/sister-cities.csv?columns='),
    'dc:bibliographicCitation': expect.stringContaining('加工して作成'),
    'schema:correction': expect.arrayContaining([expect.objectContaining({ 'schema:about': 'sister-city-decatur' })]),
    tableSchema: { primaryKey: 'id' },
  });
  const columns = new Map(metadata.tableSchema.columns.map((column) => [column.name, column]));
  expect(columns.get('id')).toMatchObject({ required: true, titles: { ja: 'ID' } });
  expect(columns.get('areaKm2')).toMatchObject({ datatype: 'decimal', 'schema:unitCode': 'km2' });
  expect(columns.get('date.earliest')).toMatchObject({ datatype: 'date' });
  expect(columns.get('sectionLinks.basis')).toMatchObject({ separator: '; ', datatype: { base: 'string' } });
});

const facilityHeaders =
  '都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,名称,名称_カナ,名称_通称,POIコード,住所,方書,緯度,経度,電話番号,内線番号,法人番号,団体名,利用可能曜日,開始時間,終了時間,利用可能日時特記事項,説明,バリアフリー情報,URL,備考';
const eventHeaders =
  '都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,イベント名,イベント名_カナ,イベント名_英語,開始日,終了日,開始時間,終了時間,開始日時特記事項,説明,料金(基本),料金(詳細),連絡先名称,連絡先電話番号,連絡先内線番号,主催者,場所名称,住所,方書,緯度,経度,アクセス方法,駐車場情報,定員,参加申込終了日,参加申込終了時間,参加申込方法,URL,備考';

test('facilities and joint events have the standard forms of municipalities too', async () => {
  for (const [path, headers, list] of [
    ['/export/public-facilities.csv', facilityHeaders, 'facilities'],
    ['/export/public-events.csv', eventHeaders, 'jointEvents'],
  ] as const) {
    const text = await (await gateway.get(path)).text();
    expect(text.slice(0, text.indexOf('\r\n'))).toBe(headers);
    const rows = await csv(`${path}?bom=0`);
    expect(rows.map(({ NO }) => NO).sort()).toEqual((await leaves(itemOf(list))).map(({ localId }) => localId).sort());
  }
});

test('while a domain is down, a file of its records is not sent', async () => {
  for (const suffix of ['csv', 'xlsx', 'jsonl', 'parquet', 'metadata.json']) {
    const response = await partial.get(`/export/sister-cities.${suffix}`);
    expect([suffix, response.status]).toEqual([suffix, 503]);
    expect(response.headers.get('retry-after')).toBe('2');
    expect(await response.json()).toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
  }
  const whole = await partial.get('/export/center-courses.csv');
  expect([whole.status, whole.headers.get('missing-domains')]).toEqual([200, null]);
});

test('a file is kept while the data stand', async () => {
  let etag = '';
  // The versions of the data are known a moment after the start.
  await eventually('the file is kept', async () => {
    const { headers } = await cached.get('/export/sister-cities.xlsx?lang=en');
    etag = headers.get('etag') ?? '';
    return /stored|hit/.test(headers.get('cache-status') ?? '');
  });
  const again = await cached.get('/export/sister-cities.xlsx?lang=en', { headers: { 'if-none-match': etag } });
  expect(again.status).toBe(304);
  expect(
    (await cached.get('/export/sister-cities.xlsx?lang=en&section=5-5')).headers.get('cache-status'),
  ).not.toContain('hit');
});

test('the page of files shows every list, in both languages', async () => {
  for (const lang of ['ja', 'en']) {
    const page = await (await gateway.get(`/export?lang=${lang}`)).text();
    for (const { slug } of lists) expect(page).toContain(`export/${slug}.xlsx?lang=${lang}`);
    expect(page).toContain('=IMPORTDATA(');
  }
});
