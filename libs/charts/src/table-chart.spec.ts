import { parse } from 'graphql';
import { answerShape, type AnswerTable, tablesOf } from '@tokorozawa/answer-tables';
import { graph } from '@tokorozawa/answer-tables/testing';
import { toMarks } from './table-chart';

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

test('a timeline contains the dated rows, in the order of time', () => {
  expect(toMarks(table, table.rows, { ...setup, kind: 'timeline' }, 'ja')).toEqual([
    { label: '端末', value: 1, text: '', day: '2021-06-01', time: '2021-06' },
    { label: '端末', value: 1, text: '', day: '2022-04-01', time: '2022-04' },
  ]);
});

test('without figures, rows of the same name are counted', () => {
  const marks = toMarks(table, table.rows, { ...setup, kind: 'bar' }, 'ja');
  expect(marks.map(({ label, value }) => [label, value])).toEqual([
    ['端末', 2],
    ['地図', 1],
  ]);
});

test('a row without a figure is not drawn', () => {
  const rows = table.rows.map((row, index) => (index === 0 ? { ...row, cells: row.cells.map(() => null) } : row));
  expect(toMarks(table, rows, { ...setup, kind: 'bar', measure: `${id}.number` }, 'ja')).toHaveLength(2);
});
