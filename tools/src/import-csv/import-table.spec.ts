import { exportFiles } from '@tokorozawa/exports';
import { getSubgraph, subgraphs } from '@tokorozawa/registry';
import type { ResourceRequest } from '@tokorozawa/resources';
import { openTestSubgraph, type TestSubgraph } from '@tokorozawa/subgraph-kit/testing';
import { Locale } from '@tokorozawa/vocabulary';
import { importTable, type ImportReport } from './import-table';
import { type Layout, layouts } from './layouts';
import { readCsv } from './read-csv';
import { queryOf, readAnswer } from './send';

let services: TestSubgraph;
beforeAll(async () => (services = await openTestSubgraph(getSubgraph('regional-services'), subgraphs)));
afterAll(() => services.close());
afterEach(() => services.database.query('TRUNCATE facility, joint_event'));

const tokorozawa = {
  id: 'key',
  municipality: '112089',
  scopes: ['facilities:write', 'events:write'],
} as const;

const facilities = layouts.facilities as Layout;
const events = layouts.events as Layout;
let calls: boolean[] = [];
let sent: number[] = [];

async function importText(layout: Layout, text: string, dryRun = false): Promise<ImportReport> {
  calls = [];
  sent = [];
  return importTable(layout, readCsv(Buffer.from(text), layout.columns), dryRun, async (items, isTrial) => {
    calls.push(isTrial);
    sent.push(items.length);
    return readAnswer(await services.askAs(tokorozawa, queryOf(layout), { items, dryRun: isTrial }));
  });
}

const places = ({ faults }: ImportReport) => faults.map(({ line, column }) => `${line} ${column}`);

const facilityHeaders =
  '都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,名称,名称_カナ,名称_通称,POIコード,住所,方書,緯度,経度,電話番号,内線番号,法人番号,団体名,利用可能曜日,開始時間,終了時間,利用可能日時特記事項,説明,バリアフリー情報,URL,備考';

test('the standard list of facilities is imported whole, and imported again without a change', async () => {
  const text = `${facilityHeaders}
11208,001,埼玉県,所沢市,試しの図書館,ﾀﾒｼﾉﾄｼｮｶﾝ,,1205,埼玉県所沢市並木１－２－３,2階,35.8,139.47,０４－２９９８－００００,12,,,月～金、日,9:00,17時30分,祝日は休館,"一行目
二行目",車椅子可,https://example.jp/,
112089,002,埼玉県,所沢市,試しの体育館,,,,大字試し5番地,,,,,,,,,,,,,,,
`;
  const report = await importText(facilities, text);
  expect(report).toEqual({
    faults: [],
    outcomes: new Map([['CREATED', 2]]),
    writtenBefore: 0,
    ignored: ['POIコード', '法人番号'],
  });
  expect(calls).toEqual([true, false]);
  const { data } = await services.ask(`{
    facility(id: "facility-112089-001") {
      kind name nameKana telephone website description address { prefecture city town lot building printed }
      position { latitude } openingHours { weekdays opens closes }
    }
  }`);
  expect(data?.facility).toEqual({
    kind: 'OTHER',
    name: '試しの図書館',
    nameKana: 'タメシノトショカン',
    telephone: '04-2998-0000',
    website: 'https://example.jp/',
    description: '一行目\n二行目\n内線番号: 12\n利用可能日時特記事項: 祝日は休館\nバリアフリー情報: 車椅子可',
    address: {
      prefecture: '埼玉県',
      city: '所沢市',
      town: '並木',
      lot: '１－２－３',
      building: '2階',
      printed: '埼玉県所沢市並木１－２－３ 2階',
    },
    position: { latitude: 35.8 },
    openingHours: [
      {
        weekdays: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SUNDAY'],
        opens: '09:00',
        closes: '17:30',
      },
    ],
  });
  expect((await importText(facilities, text)).outcomes).toEqual(new Map([['UNCHANGED', 2]]));
});

test('each fault has its line and its column, and nothing is written', async () => {
  const row = (no: string, values: string) => `112089,${no},埼玉県,所沢市,試し,,,,${values}`;
  const report = await importText(
    facilities,
    [
      facilityHeaders,
      row('1', '試し町1,,35.8,,,,,,,,,,,,,'),
      row('2', '試し町,,,,,,,,,,,,,,,'),
      row('3', '試し町1,,北,東,,,,,月火曜?,朝,,,,,,'),
      '131130,4,東京都,渋谷区,,,,,試し町1,,,,,,,,,,,,,,,',
      row('3', '試し町1,,,,,,,,,,,,,,,'),
    ].join('\n'),
  );
  expect(places(report)).toEqual([
    '2 経度',
    '3 住所',
    '4 緯度',
    '4 経度',
    '4 利用可能曜日',
    '4 開始時間',
    '5 名称',
    '6 NO',
  ]);
  // No row is left of which only the graph could know what is wrong.
  expect(calls).toEqual([]);
});

test('what the graph finds in some rows is told together with what is wrong with others', async () => {
  const row = (no: number, telephone: string, more: string) =>
    `112089,${no},,所沢市,試し,,,,試し町1,,,,${telephone},,,,${more},,,,`;
  const rows = [row(1, '電話', ',,'), row(2, '', '毎日,,'), row(3, '04-0000-0000', ',,'), row(4, 'なし', ',,')];
  const report = await importText(facilities, [facilityHeaders, ...rows].join('\n'));
  expect(places(report)).toEqual(['2 電話番号', '3 利用可能曜日', '5 電話番号']);
  expect(calls).toEqual([true]);
});

test('what only the graph knows to be wrong is found in a trial, in rows beyond the first hundred too', async () => {
  const rows = Array.from({ length: 120 }, (_, index) => {
    const [code, telephone] = [index === 3 ? '112097' : '112089', index === 110 ? '電話' : ''];
    return `${code},${index},埼玉県,所沢市,試し${index},,,,試し町1,,,,${telephone},,,,,,,,,,,`;
  });
  const report = await importText(facilities, [facilityHeaders, ...rows].join('\n'));
  expect(places(report)).toEqual(['5 都道府県コード又は市区町村コード', '112 電話番号']);
  for (const { message } of report.faults) expect(message.ja).toMatch(/[ぁ-ん]/);
  expect(calls).toEqual([true, true]);
  const { data } = await services.ask('{ facilities { totalCount } }');
  expect(data?.facilities).toEqual({ totalCount: 0 });
});

test('long texts are sent in calls that the gateway accepts', async () => {
  const rows = Array.from({ length: 60 }, (_, index) => {
    const long = '説'.repeat(1_900);
    return `112089,${index},埼玉県,所沢市,試し${index},,,,試し町1,,,,,,,,,,,,${long},,,`;
  });
  expect((await importText(facilities, [facilityHeaders, ...rows].join('\n'))).outcomes).toEqual(
    new Map([['CREATED', 60]]),
  );
  expect(calls).toEqual([true, true, false, false]);
});

test('of a text that several columns make, all that have a value are named, the longest first', async () => {
  const row = (no: number, about: string, note: string) =>
    `112089,${no},,所沢市,試し,,,,試し町1,,,,,,,,,,,,${about},,,${note}`;
  const long = '注'.repeat(2_001);
  const rows = [row(1, '', long), row(2, '説明', long), row(3, long, '注')];
  const report = await importText(facilities, [facilityHeaders, ...rows].join('\n'));
  expect(places(report)).toEqual(['2 備考', '3 備考、説明', '4 説明、備考']);
  expect(report.faults.map(({ message }) => message.en?.includes('one text'))).toEqual([false, true, true]);
  const event = `112089,E1,,,試し,,,2026-11-29,,,,,,,,,,,,河原,${long},,,,,,,,,,,`;
  expect(places(await importText(events, [eventHeaders, event].join('\n')))).toEqual(['2 住所、場所名称']);
});

test('a file with headers alone has no rows, and nothing is sent', async () => {
  for (const end of ['', '\r\n', `\r\n${','.repeat(23)}\r\n\r\n`]) {
    const report = await importText(facilities, facilityHeaders + end);
    expect(report.faults).toMatchObject([{ line: 1, message: { ja: expect.stringContaining('1 件もありません') } }]);
    expect(calls).toEqual([]);
  }
});

test('a file without a column that is needed is refused with the name of the column', async () => {
  expect(places(await importText(facilities, 'NO,名称\n1,図書館\n'))).toEqual([
    '1 都道府県コード又は市区町村コード',
    '1 市区町村名',
    '1 住所',
  ]);
});

test.each([
  ['separated by something else', facilityHeaders.replaceAll(',', '|')],
  ['below many lines', `${'説明の行\n'.repeat(10)}${facilityHeaders}`],
  ['of another list', '番号,題名,著者'],
])('of headers that are %s, it is said once what the first line must be', async (_what, text) => {
  const { faults } = await importText(facilities, `${text}\n`);
  expect(faults).toMatchObject([
    { line: 1, message: { en: expect.stringMatching(/^None of the first 10 lines has the headers/) as string } },
  ]);
});

test.each([
  ['of as many cells', `公共施設一覧${facilityHeaders.replaceAll(/[^,]/g, '')}\n`],
  ['of one cell', '公共施設一覧\n令和8年4月1日現在\n'],
])('titles %s above the headers are passed over, and faults have the lines of the file', async (_what, titles) => {
  const row = (no: number, name: string) => `112089,${no},,所沢市,${name},,,,試し町1,,,,,,,,,,,,,,,`;
  const report = await importText(facilities, `${titles}${facilityHeaders}\n${row(1, '試し')}\n${row(2, '')}\n`);
  expect(places(report)).toEqual([`${titles.split('\n').length + 2} 名称`]);
  const cut = `${titles}${facilityHeaders.replace(',名称,', ',題名,')}\n`;
  expect(places(await importText(facilities, cut))).toEqual([`${titles.split('\n').length} 名称`]);
});

test('a cell of which the value is not meant is told once, and the rows without one are tried', async () => {
  const row = (no: number, name: string, address: string) =>
    `112089,${no},,所沢市,${name},,,,${address},,,,,,,,,,,,,,,`;
  const rows = [row(1, '試し', '試し町1'), row(2, '〃', '同上'), row(3, '"試し\n館"', '－')];
  const report = await importText(facilities, [facilityHeaders, ...rows].join('\n'));
  expect(places(report)).toEqual(['3 名称', '3 住所', '4 名称', '4 住所']);
  expect(sent).toEqual([1]);
});

test('the code of a row is read whole', async () => {
  const row = (code: string) => `${code},1,,所沢市,試し,,,,試し町1,,,,,,,,,,,,,,,`;
  for (const code of ['112089.0', '"112,089"', '112089;112097']) {
    const { faults } = await importText(facilities, [facilityHeaders, row(code)].join('\n'));
    expect(faults).toMatchObject([
      {
        line: 2,
        column: '都道府県コード又は市区町村コード',
        message: { en: expect.stringContaining(`"${code.replaceAll('"', '')}"`) },
      },
    ]);
  }
});

const eventHeaders =
  '都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,イベント名,イベント名_カナ,イベント名_英語,開始日,終了日,開始時間,終了時間,開始日時特記事項,説明,料金（基本）,料金（詳細）,連絡先名称,連絡先電話番号,連絡先内線番号,主催者,場所名称,住所,方書,緯度,経度,アクセス方法,駐車場情報,定員,参加申込終了日,参加申込終了時間,参加申込方法,URL,備考';

test('the standard list of events is imported, with days as people write them', async () => {
  const report = await importText(
    events,
    `${eventHeaders},主催自治体
112089,E1,埼玉県,所沢市,試しの駅伝,,Trial relay,令和8年11月29日,2026/11/29,09:00,12:00,,説明,無料,,総務課,04-0000-0000,1,実行委員会,試しの河原,試し町1,,,,,,100人,,,,https://example.jp/,,112089;11209
`,
  );
  expect(report.faults).toEqual([]);
  const { data } = await services.ask(`{
    jointEvent(id: "joint-event-112089-E1") {
      name(locale: EN) status date { day } endDate startTime endTime place fee contact description hosts { code }
    }
  }`);
  expect(data?.jointEvent).toEqual({
    name: 'Trial relay',
    status: 'SCHEDULED',
    date: { day: '2026-11-29' },
    endDate: null,
    startTime: '09:00',
    endTime: '12:00',
    place: '試しの河原\n住所: 試し町1',
    fee: '無料',
    contact: '総務課\n04-0000-0000\n連絡先内線番号: 1',
    description: '説明\n主催者: 実行委員会\n定員: 100人',
    hosts: [{ code: '112089' }, { code: '112097' }],
  });
});

test('the codes of hosts may have anything but digits around them, and what has no digits is reported', async () => {
  const row = (no: string, hosts: string) => `112089,${no},,,試し,,,2026-11-29,,,,,,,,,,,,河原,,,,,,,,,,,,,${hosts}\n`;
  const text = (...rows: string[]) => `${eventHeaders},主催自治体\n${rows.join('')}`;
  const hosts = text(row('E1', '（112089、112097、）'), row('E2', ''));
  expect((await importText(events, hosts)).outcomes).toEqual(new Map([['CREATED', 2]]));
  const { faults } = await importText(events, text(row('E3', '飯能市')));
  expect(faults).toMatchObject([
    { line: 2, column: '主催自治体', message: { en: expect.stringContaining('"飯能市"') } },
  ]);
});

const dated = (no: number, start: string) => `112089,${no},,,試し,,,${start},,,,,,,,,,,,試しの河原,,,,,,,,,,,,`;

test('days are read as spreadsheets and people write them', async () => {
  const days = [
    ...[
      '2024/4/1',
      '2024-04-01',
      '2024.4.1',
      '２０２４／４／１',
      '2024年4月1日',
      '2024/4/1 0:00',
      '2024/04/01 00:00:00',
    ],
    ...['令和6年4月1日', 'R6.4.1', '令和６年４月１日(月)', '2024年4月1日（月曜日）'],
  ];
  const report = await importText(events, [eventHeaders, ...days.map((day, no) => dated(no, day))].join('\r\n'), true);
  expect(report).toMatchObject({ faults: [], outcomes: new Map([['CREATED', days.length]]) });
});

test.each([
  ['2024/2/30', '暦にありません', /no day of the calendar: February 2024 has 29 days\./],
  ['平成31年5月1日', '暦にありません', /no day of the calendar: 平成 ended on 2019-04-30\./],
  ['45383', '通し番号', /Format the cells as dates/],
  ['2024/4/1 9:00', '読めません', /Write it like 2026-11-29/],
  ['4月1日', '読めません', /Write it like 2026-11-29/],
])('of the day %s it is said what is wrong', async (day, ja, en) => {
  const { faults } = await importText(events, [eventHeaders, dated(1, day)].join('\n'));
  expect(faults).toMatchObject([
    {
      column: '開始日',
      message: { ja: expect.stringContaining(ja) as string, en: expect.stringMatching(en) as string },
    },
  ]);
});

test('an event that ends before it begins is reported in the column of its end', async () => {
  const row = (no: string, start: string, end: string) =>
    `112089,${no},埼玉県,所沢市,試し,,,${start},${end},,,,,,,,,,,試しの河原,,,,,,,,,,,,`;
  const text = [eventHeaders, row('1', '2026-11-29', '2026-11-28'), row('2', '明日', '')].join('\n');
  expect(places(await importText(events, text))).toEqual(['2 終了日', '3 開始日']);
  expect(places(await importText(events, [eventHeaders, row('1', '2026-11-29', '2026-11-28')].join('\n')))).toEqual([
    '2 終了日',
  ]);
});

test('a row that fits into no request is told with its line, and is not sent', async () => {
  const row = (id: number, name: string): string => `112089,${id},所沢市,${name},並木1-1-1`;
  const headers = '都道府県コード又は市区町村コード,NO,市区町村名,名称,住所';
  const report = await importText(facilities, [headers, row(1, '試し'), row(2, 'あ'.repeat(100_000))].join('\n'));
  expect(places(report)).toEqual(['3 undefined']);
  expect(report.faults[0]?.message.ja).toContain('200 kB 以下');
  expect(sent).toEqual([1]);
});

/** A file in the standard form, as the gateway offers it. */
async function exported(path: string, search: string): Promise<string> {
  const resource = exportFiles().find((one) => one.path === path);
  const request = {
    query: new URLSearchParams(search),
    locale: Locale.JA,
    ask: async (text: string, variables: Record<string, unknown>) => {
      const { data, errors } = await services.ask(text, variables);
      return { data: data ?? null, errors: errors ?? [] };
    },
  };
  const written = await resource?.forms[0].write(request as unknown as ResourceRequest);
  return String(written?.body);
}

test('what is exported in a standard form is imported again without a change', async () => {
  const facility =
    '埼玉県,所沢市,試しの図書館,タメシノトショカン,,,埼玉県所沢市並木4-21,2階,35.8,139.47,04-0000-0000,,,,月火水,09:00,17:30,,';
  const facilityText = `${facilityHeaders},種類,共同の取り組み
112089,001,${facility}"=1+1
二行目",,https://example.jp/,,図書館,
112089,01100,埼玉県,所沢市,〜試し〜,,,,大字試し5番地,,,,,,,,,,,,-説明,,,,体育施設,
`;
  const eventText = `${eventHeaders},開催状況,主催自治体
112089,1-2,埼玉県,所沢市,試しの駅伝,,Trial relay,2026-11-29,2026-11-30,09:00,12:00,,説明,無料,,総務課,,,,試しの河原,,,,,,,,,,,https://example.jp/,,延期,112089;112097
112089,E2,埼玉県,所沢市,試しの講座,,,2026-12-01,,,,,,,,,,,,試しの館,,,,,,,,,,,,,調整中,112089
`;
  for (const [layout, path, text] of [
    [facilities, '/export/public-facilities', facilityText],
    [events, '/export/public-events', eventText],
  ] as const) {
    expect((await importText(layout, text)).outcomes).toEqual(new Map([['CREATED', 2]]));
    const written = await exported(path, 'own=1&bom=0');
    expect(await importText(layout, written)).toMatchObject({ faults: [], outcomes: new Map([['UNCHANGED', 2]]) });
  }
});

test('what was written before a fault that the trial could not find is counted', async () => {
  const rows = Array.from(
    { length: 250 },
    (_, index) => `112089,${index},埼玉県,所沢市,施設,,,1205,並木1丁目,,,,,,,,,,,,,,,`,
  );
  const table = readCsv(Buffer.from([facilityHeaders, ...rows].join('\n')), facilities.columns);
  let writes = 0;
  const report = await importTable(facilities, table, false, async (items, isTrial) => {
    // Somebody else fills up the quota of the municipality after the trial.
    if (!isTrial && ++writes === 2) {
      const message = { ja: '上限', en: 'too many' };
      return { results: [], userErrors: [{ field: ['facilities', '3', 'localId'], code: 'QUOTA_EXCEEDED', message }] };
    }
    return readAnswer(await services.askAs(tokorozawa, queryOf(facilities), { items, dryRun: isTrial }));
  });
  expect(report).toMatchObject({ faults: [{ line: 105, column: 'NO' }], writtenBefore: 100 });
  const { data } = await services.ask('{ facilities { totalCount } }');
  expect(data).toMatchObject({ facilities: { totalCount: 100 } });
});
