import { examples, example, graph, graphqlFiles } from '../testing/examples';
import { parse } from 'graphql';
import { readHead, tablesIn } from '@tokorozawa/question-files/head';
import { type AnswerTable, tablesOf } from './flatten';
import { readingOf } from './reading';
import { readingText } from './reading-text';
import { answerShape } from './shape';

function read(query: string, data: object, language: 'ja' | 'en' = 'ja', named: string[] = []) {
  const [table] = tablesOf(answerShape(graph, parse(query)), data, named) as [AnswerTable];
  const reading = readingOf(table, language);
  const rows = table.rows.map((row) => reading.columns.map((column) => readingText(table, row, column, language)));
  return { reading, headers: reading.columns.map(({ header }) => header), rows };
}

test('ids, codes beside names and what no row has are folded, and what all rows have in common is lifted out', () => {
  const { shape, data } = example('gender-equality/women-in-decision-making');
  const [table] = tablesOf(shape, data) as [AnswerTable];
  const { columns, constants, folded } = readingOf(table, 'ja');
  expect(columns[0]).toMatchObject({ header: '名称' });
  expect(constants.map(({ text }) => text)).toContain('令和6年(2024年)4月1日');
  expect(constants).toContainEqual({ header: '市町村', text: '所沢市' });
  const names = folded.map((index) => table.columns[index]?.field.name);
  expect(names).toEqual(expect.arrayContaining(['id', 'heading', 'lines']));
});

test('a number stands with its unit, and a period in one cell', () => {
  const { headers, rows } = read('{ centerCourses { nodes { id name attendances { eventNumber count unit } } } }', {
    centerCourses: {
      nodes: [
        { id: 'a', name: '講座', attendances: [{ eventNumber: 1, count: 38, unit: 'PERSON_VISITS' }] },
        { id: 'b', name: '祭り', attendances: [{ eventNumber: 2, count: 1250, unit: 'PEOPLE' }] },
      ],
    },
  });
  expect(headers).toHaveLength(3);
  expect(rows).toEqual([
    ['講座', '1', '延べ38人'],
    ['祭り', '2', '1,250人'],
  ]);
});

test('a unit that all values have stands in the head, and not in the cells', () => {
  const course = (name: string, count: number) => ({
    name,
    attendances: [{ eventNumber: 1, count, unit: 'PERSON_VISITS' }],
  });
  const courses = (language: 'ja' | 'en') =>
    read(
      '{ centerCourses { nodes { name attendances { eventNumber count unit } } } }',
      { centerCourses: { nodes: [course('講座', 38), course('祭り', 1250)] } },
      language,
    );
  expect(courses('ja').headers).toEqual(['名称', '参加人数(延べ人)']);
  expect(courses('ja').rows).toEqual([
    ['講座', '38'],
    ['祭り', '1,250'],
  ]);
  expect(courses('en').headers).toEqual(['Name', 'Count (visits)']);
});

test('the unit that the name of a field says stands in the head once', () => {
  const { headers } = read('{ sisterCities { name areaKm2 population } }', {
    sisterCities: [
      { name: '常州市', areaKm2: 4372.15, population: 5_375_000 },
      { name: '安養市', areaKm2: 58.48, population: 546_534 },
    ],
  });
  expect(headers).toEqual(['名称', '面積(km²)', '人口(人)']);
});

test('lists inside a record are joined into its cells', () => {
  const { rows } = read(
    '{ centerCourses { nodes { name attendances { count unit } sessions { start { date { day } } } } } }',
    {
      centerCourses: {
        nodes: [
          {
            name: '講座',
            attendances: [
              { count: 39, unit: 'WORKS' },
              { count: 7, unit: 'PEOPLE' },
            ],
            sessions: [{ start: { date: { day: '2023-05-30' } } }, { start: { date: { day: '2023-08-29' } } }],
          },
        ],
      },
    },
    'ja',
    ['centerCourses'],
  );
  expect(rows).toEqual([['講座', '39作品、7人', '2023年5月30日、2023年8月29日']]);
});

const named = new Map(graphqlFiles('examples').map(({ name, text }) => [name, tablesIn(readHead(text, name))]));

test.each(examples)(
  'the table of $name is read under different headers without chains, ids and codes',
  ({ name, shape, data }) => {
    for (const language of ['ja', 'en'] as const)
      for (const table of tablesOf(shape, data, named.get(name))) {
        const { columns } = readingOf(table, language);
        const headers = columns.map(({ header }) => header);
        expect(headers.filter((header, at) => headers.indexOf(header) !== at)).toEqual([]);
        expect(headers.join('\n')).not.toContain('›');
        const fields = columns.map(({ index }) => table.columns[index]?.field.name);
        for (const field of ['id', 'url', 'recordId', '__typename', 'heading']) expect(fields).not.toContain(field);
      }
  },
);

test('a period is one column, and what the record around all rows is called stands above them', () => {
  const slots = [
    { name: '第1区分', hours: { start: '09:00', end: '11:00' } },
    { name: '第2区分', hours: { start: '11:00', end: '13:00' } },
  ];
  const { headers, rows } = read(
    '{ genderEqualityCenters { name slots { name hours { start end } } } }',
    { genderEqualityCenters: [{ name: 'ふらっと', slots }] },
    'en',
  );
  expect(headers).toEqual(['Slots', 'Hours']);
  expect(rows).toEqual([
    ['第1区分', '09:00–11:00'],
    ['第2区分', '11:00–13:00'],
  ]);
});

test('what all values in a cell say is said once', () => {
  const links = ['5-5', '2-5'].map((code) => ({ basis: 'EDITORIAL', section: { code } }));
  const { rows } = read(
    '{ centerCourses { nodes { name sectionLinks { basis section { code } } } } }',
    { centerCourses: { nodes: [{ name: '講座', sectionLinks: links }] } },
    'ja',
    ['centerCourses'],
  );
  expect(rows).toEqual([['講座', '編集による:\n5-5\n2-5']]);
});

test('words and sentences that several items share are said once, but no number', () => {
  const doubt = { ja: '数が合わない。', en: 'The numbers disagree.' };
  const inCell = (language: 'ja' | 'en', doubts: string[]) =>
    read(
      '{ centerCourses { nodes { name attendances { count unit counted doubt } } } }',
      {
        centerCourses: {
          nodes: [
            {
              name: 'A',
              attendances: doubts.map((each) => ({ count: 3, unit: 'PEOPLE', counted: '親子', doubt: each })),
            },
          ],
        },
      },
      language,
      ['centerCourses'],
    ).rows;
  expect(inCell('ja', [doubt.ja, doubt.ja])).toEqual([['A', `親子:\n3人\n3人\n${doubt.ja}`]]);
  expect(inCell('en', [doubt.en, 'Why?'])).toEqual([['A', `親子:\n3 people · ${doubt.en}\n3 people · Why?`]]);
  expect(inCell('ja', [doubt.ja])).toEqual([['A', `親子: 3人 · ${doubt.ja}`]]);
});

const patterns = (hours: [days: string, start: string, end: string][]) => ({
  consultations: [{ name: '相談', patterns: hours.map(([days, start, end]) => ({ days, hours: { start, end } })) }],
});

test('what each item of a list says stands together: its days with its hours', () => {
  const { headers, rows } = read(
    '{ consultations { name patterns { days hours { start end } } } }',
    patterns([
      ['第1火曜日', '10:00', '16:00'],
      ['第2火曜日', '14:00', '20:00'],
    ]),
    'ja',
    ['consultations'],
  );
  expect(headers).toHaveLength(2);
  expect(rows).toEqual([['相談', '第1火曜日 · 10:00–16:00\n第2火曜日 · 14:00–20:00']]);
});

test('an item of a list begins with what it is called, and its words stand apart', () => {
  const [people, schools] = ['Respect for human rights', 'School education'].map((name, at) => ({
    basis: at === 0 ? 'EDITORIAL' : 'STATED',
    section: { name },
  }));
  const { rows } = read(
    '{ centerCourses { nodes { name sectionLinks { basis section { name } } } } }',
    {
      centerCourses: {
        nodes: [
          { name: 'A', sectionLinks: [people] },
          { name: 'B', sectionLinks: [people, schools] },
        ],
      },
    },
    'en',
    ['centerCourses'],
  );
  expect(rows).toEqual([
    ['A', 'Respect for human rights · Editorial'],
    ['B', 'Respect for human rights · Editorial\nSchool education · Stated'],
  ]);
});

test('a single column of a list says once what all items share', () => {
  const both: [string, string, string] = ['', '10:00', '16:00'];
  const { rows } = read('{ consultations { name patterns { hours { start end } } } }', patterns([both, both]), 'ja', [
    'consultations',
  ]);
  expect(rows).toEqual([['相談', '10:00–16:00']]);
});

test('an item of a list says what the lists inside it say, and each amount its unit', () => {
  const event = (name: string, ...counts: number[]) => ({
    name,
    attendances: counts.map((count) => ({ count, unit: 'PEOPLE' })),
  });
  const { rows } = read(
    '{ centerCourses { nodes { name events { name attendances { count unit } } } } }',
    {
      centerCourses: { nodes: [{ name: '講座', events: [event('甲校', 167), event('乙校', 1240, 3), event('丙校')] }] },
    },
    'ja',
    ['centerCourses'],
  );
  expect(rows).toEqual([['講座', '甲校: 167人\n乙校: 1,240人、3人\n丙校']]);
  const rooms = read(
    '{ centerRooms { name tariffs { kind feeYen } } }',
    {
      centerRooms: [
        {
          name: '会議室',
          tariffs: [
            { kind: 'STANDARD', feeYen: 1200 },
            { kind: 'STANDARD', feeYen: null },
          ],
        },
      ],
    },
    'ja',
    ['centerRooms'],
  );
  expect(rooms.rows[0]?.[1]).toMatch(/1,200円/);
});

test('a yes that all rows have in common is said by its head', () => {
  const session = (name: string) => ({ consultation: { name }, opening: { open: true } });
  const { reading } = read(
    '{ consultationSessions(between: { start: "2026-11-30" }) { consultation { name } opening { open } } }',
    {
      consultationSessions: [session('電話相談'), session('カウンセリング')],
    },
  );
  expect(reading.constants).toEqual([{ header: '開館', text: '' }]);
});

test('a share has one digit after the point, also if it is zero', () => {
  const { rows } = read('{ sharesOfWomen { name printedRatioPercent } }', {
    sharesOfWomen: [
      { name: '甲', printedRatioPercent: 20 },
      { name: '乙', printedRatioPercent: 33.3 },
    ],
  });
  expect(rows).toEqual([
    ['甲', '20.0 %'],
    ['乙', '33.3 %'],
  ]);
});
