import { example, examples, graph } from '../testing/examples';
import { isoOfEraText } from '@tokorozawa/vocabulary/dates-in-words';
import { parse } from 'graphql';
import { tableTitle } from './column-headers';
import { answerShape, valueAt } from './shape';
import { DateCell } from './date-cell';
import { type AnswerTable, cellPath, tablesOf } from './flatten';

const tables = (query: string, data: unknown): AnswerTable[] => tablesOf(answerShape(graph, parse(query)), data);

/** A table as its columns' ids and its cells. */
const plain = ({ columns, rows }: AnswerTable) => [
  columns.map(({ id }) => id),
  ...rows.map(({ cells }) => cells.map((cell) => (cell instanceof DateCell ? String(cell) : cell))),
];

test('a list of records is a table, with the values of single records beside their own', () => {
  const [table, ...others] = tables('{ sisterCities { name ties { date { year } } } }', {
    sisterCities: [
      { name: '常州市', ties: [{ date: { year: 1990 } }, { date: { year: 1992 } }] },
      { name: '安養市', ties: [] },
    ],
  });
  expect(others).toEqual([]);
  expect(plain(table as AnswerTable)).toEqual([
    ['sisterCities.name', 'sisterCities.ties.date'],
    ['常州市', '1990'],
    ['常州市', '1992'],
    ['安養市', undefined],
  ]);
});

test('names come first, then what the innermost records say, and ids last', () => {
  const [table] = tables('{ chapters { id number name sections { id code name } } }', { chapters: [] });
  const keys = ['name', 'sections.name', 'sections.code', 'number', 'id', 'sections.id'];
  expect(table?.columns.map(({ id }) => id)).toEqual(keys.map((key) => `chapters.${key}`));
});

test('sibling lists become a table each, and so does the record around them', () => {
  const found = tables('{ sisterCities { name ties { event } sectionLinks { basis } } }', {
    sisterCities: [{ name: '常州市', ties: [{ event: '締結' }], sectionLinks: [{ basis: 'EDITORIAL' }] }],
  });
  expect(found.map(({ id }) => id)).toEqual(['sisterCities', 'sisterCities.ties', 'sisterCities.sectionLinks']);
});

test('a record with figures has a table of its own, so that none is counted twice', () => {
  const found = tables('{ sisterCities { name population ties { event } } }', {
    sisterCities: [{ name: '常州市', population: 5375000, ties: [{ event: '訪問' }, { event: '締結' }] }],
  });
  expect(found.map(plain)).toEqual([
    [
      ['sisterCities.name', 'sisterCities.population'],
      ['常州市', 5375000],
    ],
    [
      ['sisterCities.name', 'sisterCities.ties.event', 'sisterCities.population'],
      ['常州市', '訪問', 5375000],
      ['常州市', '締結', 5375000],
    ],
  ]);
});

test.each(['nodes { name }', 'edges { node { name } }'])(
  'a connection with %s is treated as the list inside it',
  (list) => {
    const items = [{ name: '講座' }, { name: '教室' }];
    const data = { centerCourses: { totalCount: 30, nodes: items, edges: items.map((node) => ({ node })) } };
    const [table] = tables(`{ centerCourses { totalCount ${list} } }`, data);
    expect(table?.totalCount).toBe(30);
    expect(table?.rows.map(({ cells }) => cells)).toEqual([['講座'], ['教室']]);
    expect(table?.rows.map((row) => valueAt(data, cellPath(table.columns[0] as never, row) ?? []).value)).toEqual([
      '講座',
      '教室',
    ]);
  },
);

test('corrections stay in the row of their record', () => {
  const [table] = tables('{ comprehensivePlan { name provenance { corrections { read } } } }', {
    comprehensivePlan: { name: '計画', provenance: { corrections: [{ read: 'a' }, { read: 'b' }] } },
  });
  expect(plain(table as AnswerTable)).toEqual([
    ['comprehensivePlan.name', 'comprehensivePlan.provenance.corrections'],
    ['計画', [{ read: 'a' }, { read: 'b' }]],
  ]);
});

test('fields of several types in one list are separate columns, empty where a type has no such field', () => {
  const [table] = tables(
    '{ programs { nodes { subject { ... on CenterCourse { number } ... on SisterCity { population } } } } }',
    {
      programs: { nodes: [{ subject: { number: 3 } }, { subject: { population: 7 } }, { subject: null }] },
    },
  );
  expect(table?.rows.map(({ cells }) => cells)).toEqual([
    [3, undefined],
    [undefined, 7],
    [null, null],
  ]);
});

test('an answer that is null, or an empty list, has its columns and no rows', () => {
  for (const sisterCities of [null, []]) {
    const [table] = tables('{ sisterCities { name } }', { sisterCities });
    expect(table?.columns).toHaveLength(1);
    expect(table?.rows).toEqual([]);
  }
});

const isoParts = ['day', 'month', 'year', 'fiscalYear'];

/** A date without the parts that its finest part or its era implies. */
function withFinestPart(record: object & { era?: string }): object {
  const keys = Object.keys(record);
  if (!keys.every((key) => [...isoParts, 'era', 'precision'].includes(key))) return record;
  const finest = isoParts.find((part) => Object.entries(record).some(([key, value]) => key === part && value !== null));
  const inEra = isoOfEraText(record.era ?? '') ?? '';
  const isKept = ([key, value]: [string, unknown]): boolean =>
    key === 'era' || (key === finest && (inEra === '' || !inEra.startsWith(`${String(value)}-`)));
  return Object.fromEntries(Object.entries(record).filter(isKept));
}

/** Every string, number and boolean of an answer, except those for paging. Numbers of dates are texts. */
function values(data: unknown): unknown[] {
  if (Array.isArray(data)) return data.flatMap(values);
  if (typeof data !== 'object') return [typeof data === 'number' ? String(data) : data];
  return Object.entries(withFinestPart(data ?? {})).flatMap(([key, value]) =>
    ['pageInfo', 'totalCount'].includes(key) ? [] : values(value),
  );
}

test.each(examples)('every value of the answer to $name is in some table', ({ shape, data }) => {
  const shown = new Set(tablesOf(shape, data).flatMap(({ rows }) => rows.flatMap(({ cells }) => values(cells))));
  const answered = values(data);
  expect(answered.length).toBeGreaterThan(5);
  expect(answered.filter((value) => !shown.has(value))).toEqual([]);
});

test('the shares of women are ten rows, whatever the total is made of', () => {
  const { shape, data } = example('gender-equality/women-in-decision-making');
  const [table] = tablesOf(shape, data);
  expect(table?.id).toBe('sharesOfWomen');
  expect(table?.rows).toHaveLength(10);
});

test('lists that are named have tables of their own, without what the record around them says in its own', () => {
  const query = `{ genderEqualityCenter(id: "a") { name telephone
    # 部屋 / Rooms
    rooms { name tariffs { feeYen } }
    slots { name } closingRules { rule } consultations { name } } }`;
  const data = {
    genderEqualityCenter: {
      name: 'ふらっと',
      telephone: '04-2921-2220',
      rooms: [{ name: '会議室', tariffs: [{ feeYen: 320 }] }],
      slots: [{ name: '第1区分' }],
      closingRules: [{ rule: '木曜日' }],
      consultations: [],
    },
  };
  const at = 'genderEqualityCenter';
  const shape = answerShape(graph, parse(query));
  const [rooms, center, ...others] = tablesOf(shape, data, [`${at}.rooms`, at, `${at}.consultations`]) as [
    AnswerTable,
    AnswerTable,
    AnswerTable,
  ];
  expect(plain(rooms)).toEqual([
    [`${at}.rooms.name`, `${at}.rooms.tariffs.feeYen`],
    ['会議室', [320]],
  ]);
  expect(tableTitle({ ...rooms, lists: rooms.lists.slice(-1) }, 'ja')).toBe('部屋');
  expect(center.columns.map(({ id }) => id)).toEqual(
    ['name', 'telephone', 'slots.name', 'closingRules.rule'].map((key) => `${at}.${key}`),
  );
  expect(others.find(({ id }) => id === `${at}.consultations`)?.rows).toEqual([]);
  expect(others.map(({ id }) => id)).not.toContain(`${at}.rooms`);
});

test('the columns of a record and of the lists inside it stand in the order of the query', () => {
  const query = `{ centerCourses { nodes { id subtitle attendances { count unit } lecturers
    events { sessions { start { date { day } } } name } name sectionLinks { basis section { name } } } } }`;
  const [table] = tablesOf(answerShape(graph, parse(query)), { centerCourses: { nodes: [] } }, ['centerCourses']);
  expect(table?.columns.map(({ keys }) => keys.join('.'))).toEqual([
    'name',
    'subtitle',
    'attendances.count',
    'attendances.unit',
    'lecturers',
    'events.sessions.start.date',
    'events.name',
    'sectionLinks.basis',
    'sectionLinks.section.name',
    'id',
  ]);
});
