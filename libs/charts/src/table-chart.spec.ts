import { parse } from 'graphql';
import { answerShape, type AnswerTable, tablesOf } from '@tokorozawa/answer-tables';
import { examples, graph } from '@tokorozawa/answer-tables/testing';
import { chartColumns } from './choose';
import { indexOfUnit } from './measured';
import { pictureOf, type PictureOptions, tableOfDeclaration } from './table-chart';
import { toSeries } from './table-series';

const query = '{ systemMilestones { nodes { name number date { month } } } }';
const [table] = tablesOf(answerShape(graph, parse(query)), {
  systemMilestones: {
    nodes: [
      { name: '端末', number: 3, date: { month: '2022-04' } },
      { name: '地図', number: 2, date: { month: null } },
      { name: '端末', number: 1, date: { month: '2021-06' } },
    ],
  },
}) as [AnswerTable];

const id = 'systemMilestones';
const setup = { label: `${id}.name`, measure: undefined, time: `${id}.date` };
const options: PictureOptions = { language: 'ja', theme: 'light', width: 700, caption: [] };

test('a timeline contains the dated rows, in the order of time, and says how many have no date', () => {
  const { series, left } = toSeries(table, table.rows, { ...setup, kind: 'timeline' }, 'ja');
  expect(series).toEqual([
    {
      name: '',
      marks: [
        { label: '端末', value: 1, text: '', day: '2021-06-01', until: '2021-06-30', time: '2021年6月' },
        { label: '端末', value: 1, text: '', day: '2022-04-01', until: '2022-04-30', time: '2022年4月' },
      ],
    },
  ]);
  expect(left).toMatchObject({ withoutTime: 1 });
  const picture = pictureOf(table, {
    ...options,
    declared: { kind: 'timeline', label: `${id}.name`, time: `${id}.date` },
  });
  expect(picture).toMatchObject({
    chart: {
      caption: [
        '描いていないもの：日付のないもの 1件。',
        '日が分からないものは、その期間の長さで描いている：月まで 2件。',
      ],
    },
  });
});

test('a date that is known by fiscal year is drawn from April to March, and two months of a year apart', () => {
  const [policies] = tablesOf(answerShape(graph, parse('{ informatizationPolicies { name adopted { year era } } }')), {
    informatizationPolicies: [
      { name: '甲', adopted: { year: 2003, era: '平成15年12月' } },
      { name: '乙', adopted: { year: 2003, era: '平成15年3月' } },
      { name: '丙', adopted: { year: null, era: '平成14年度' } },
    ],
  }) as [AnswerTable];
  const at = 'informatizationPolicies';
  const timeline = { kind: 'timeline', label: `${at}.name`, measure: undefined, time: `${at}.adopted` } as const;
  const { series, left } = toSeries(policies, policies.rows, timeline, 'ja');
  expect(series[0]?.marks.map(({ label, day, until }) => [label, day, until])).toEqual([
    ['丙', '2002-04-01', '2003-03-31'],
    ['乙', '2003-03-01', '2003-03-31'],
    ['甲', '2003-12-01', '2003-12-31'],
  ]);
  expect([left.withoutTime, [...left.spans]]).toEqual([
    0,
    [
      ['MONTH', 2],
      ['FISCAL_YEAR', 1],
    ],
  ]);
});

test('several measures of each row are figures, each with its name, how it was counted, and its unit', () => {
  const of = 'cityPublicationEditions';
  const [editions] = tablesOf(
    answerShape(graph, parse(`{ ${of} { format copies copiesBasis printingCostYenPerPage } }`)),
    {
      [of]: [
        { format: 'PRINT', copies: 171_949, copiesBasis: 'MONTHLY_AVERAGE', printingCostYenPerPage: 0.623 },
        { format: 'AUDIO', copies: 444, copiesBasis: null, printingCostYenPerPage: null },
      ],
    },
  ) as [AnswerTable];
  const declared = {
    kind: 'figure',
    label: `${of}.format`,
    measure: `${of}.copies`,
    moreMeasures: [`${of}.printingCostYenPerPage`],
    measureNames: [
      { ja: '部数', en: 'Copies' },
      { ja: '印刷の単価', en: 'Cost of printing' },
    ],
  } as const;
  const picture = pictureOf(editions, {
    ...options,
    language: 'en',
    declared: { ...declared, moreMeasures: [...declared.moreMeasures], measureNames: [...declared.measureNames] },
  });
  expect(picture).toMatchObject({
    chart: {
      kind: 'figure',
      measure: '',
      series: [
        {
          name: 'Print',
          marks: [
            { label: 'Copies (monthly average)', text: '171,949 copies' },
            { label: 'Cost of printing', text: '0.623 yen for one page' },
          ],
        },
        { name: 'Audio', marks: [{ label: 'Copies', text: '444 copies' }] },
      ],
    },
  });
});

test('without figures, rows of the same name are counted', () => {
  const [series] = toSeries(table, table.rows, { ...setup, kind: 'bar' }, 'ja').series;
  expect(series?.marks.map(({ label, value }) => [label, value])).toEqual([
    ['端末', 2],
    ['地図', 1],
  ]);
});

const attendances = (units: string[]): AnswerTable =>
  (
    tablesOf(answerShape(graph, parse('{ centerCourses { nodes { name attendances { count unit } } } }')), {
      centerCourses: {
        nodes: units.map((unit, index) => ({ name: `講座${index}`, attendances: [{ count: 1000 + index, unit }] })),
      },
    }) as [AnswerTable]
  )[0];

const bars = { kind: 'bar', measure: 'centerCourses.attendances.count', label: 'centerCourses.name' } as const;

test('one axis has one unit: values in several units have an axis each, and a single one is told below', () => {
  const mixed = attendances(['PEOPLE', 'PERSON_VISITS', 'PEOPLE', 'WORKS', 'PERSON_VISITS', 'PEOPLE']);
  expect(pictureOf(mixed, { ...options, declared: bars })).toMatchObject({
    chart: {
      measure: expect.stringMatching(/\(人\)$/),
      series: [{ marks: [{ text: '1,000人' }, { text: '1,002人' }, { text: '1,005人' }] }],
      more: [
        {
          measure: expect.stringMatching(/\(延べ人\)$/),
          series: [{ marks: [{ text: '延べ1,001人' }, { text: '延べ1,004人' }] }],
        },
      ],
      caption: ['描いていないもの：単位が異なるもの 1件(講座3 1,003作品)。'],
    },
    markCount: 5,
  });
  const visits = pictureOf(mixed, { ...options, declared: { ...bars, unit: 'WORKS' } });
  expect(visits).toMatchObject({
    chart: {
      kind: 'figure',
      series: [{ marks: [{ text: '1,003作品' }] }],
      caption: ['描いていないもの：単位が異なるもの 5件(人 3件、延べ人 2件)。'],
    },
  });
});

test('bars of one name are told apart by what differs in their rows, or else numbered', () => {
  const courses = (names: (string | null)[], language: PictureOptions['language'] = 'ja') => {
    const [found] = tablesOf(
      answerShape(graph, parse('{ centerCourses { nodes { name attendances { eventName count unit } } } }')),
      {
        centerCourses: {
          nodes: [
            {
              name: '講座',
              attendances: names.map((eventName, at) => ({ eventName, count: 10 + at, unit: 'PEOPLE' })),
            },
          ],
        },
      },
    ) as [AnswerTable];
    const picture = pictureOf(found, { ...options, language, declared: bars });
    if ('reason' in picture) throw new Error(picture.reason.en);
    return picture.chart.series[0]?.marks.map(({ label }) => label);
  };
  expect(courses(['甲校', '乙校'])).toEqual(['講座(甲校)', '講座(乙校)']);
  expect(courses([null, '乙校'])).toEqual(['講座', '講座(乙校)']);
  expect(courses([null, null])).toEqual(['講座', '講座(2)']);
  expect(courses([null, 'B School'], 'en')).toEqual(['講座', '講座 (B School)']);
});

test('an answer without what is declared says why it has no picture, in both languages', () => {
  const { data, shape } = { data: { centerCourses: { nodes: [] } }, shape: answerShape(graph, parse(query)) };
  const [empty] = tablesOf(shape, data) as [AnswerTable];
  expect(pictureOf(empty ?? { ...table, rows: [] }, options)).toMatchObject({
    reason: { ja: expect.stringMatching(/図はありません。$/), en: expect.stringMatching(/^There is no picture/) },
  });
});

const everyMeasure = examples.flatMap(({ name, shape, data }) =>
  tablesOf(shape, data).flatMap((each) =>
    chartColumns(each, each.rows).measures.map(({ id: measure }) => [name, measure, each] as const),
  ),
);

test.each(everyMeasure)(
  '%s: a picture of %s has one unit, and numbers that are in the answer',
  (_name, measure, each) => {
    const picture = pictureOf(each, { ...options, chosen: { measure, kind: 'bar' } });
    if ('reason' in picture) return;
    expect(picture.setup.measure).toBe(measure);
    const [values, units] = [each.columns.findIndex((column) => column.id === measure), indexOfUnit(each, measure)];
    const marks = picture.chart.series.flatMap((series) => series.marks);
    const rows = each.rows.filter(({ cells }) => marks.some(({ value }) => value === cells[values]));
    expect(rows.length).toBeGreaterThan(0);
    // Each mark is one record, and all of them have the unit of the axis.
    expect(marks.length).toBeLessThanOrEqual(each.rows.length);
    if (units >= 0) {
      const drawn = marks.map(({ text }) => text.replaceAll(/[\d,.]+/g, ''));
      expect(new Set(drawn).size).toBe(1);
    }
  },
);

test('a declared chart is drawn from the table that has its columns', () => {
  const tables = examples.flatMap(({ shape, data }) => tablesOf(shape, data));
  const found = tableOfDeclaration(tables, { kind: 'bar', count: 'sections', label: 'sections.chapter.name' });
  expect(found?.id).toBe('sections');
});
