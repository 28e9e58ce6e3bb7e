import { parse } from 'graphql';
import { graph } from '../testing/examples';
import { columnHeaders } from './column-headers';
import { type AnswerTable, tablesOf } from './flatten';
import { answerShape } from './shape';
import { toSheet } from './sheet';

test('the values of a list keep their places in a file, so that its columns match, and one alone stays a number', () => {
  const query = '{ centerCourses { nodes { name attendances { eventName count counted } } } }';
  const course = (name: string, attendances: object[]) => ({ name, attendances });
  const data = {
    centerCourses: {
      nodes: [
        course('フォト', [
          { eventName: null, count: 1039, counted: '作品。応募' },
          { eventName: '表彰', count: 7, counted: null },
        ]),
        course('祭り', [{ eventName: null, count: 259, counted: '人' }]),
        course('展示', []),
      ],
    },
  };
  const [table] = tablesOf(answerShape(graph, parse(query)), data, ['centerCourses']) as [AnswerTable];
  const paths = columnHeaders(table, 'paths', 'ja');
  const { headers, rows } = toSheet(table, table.rows, paths, new Map(), 'ja');
  const columns = headers.map((header) => header.split('.').at(-1));
  const at = (row: number, name: string) => rows[row]?.[columns.indexOf(name)];
  expect(['eventName', 'count', 'counted'].map((name) => at(0, name))).toEqual(['; 表彰', '1039; 7', '作品。応募; ']);
  expect(['eventName', 'count', 'counted'].map((name) => at(1, name))).toEqual([null, 259, '人']);
  expect(['eventName', 'count', 'counted'].map((name) => at(2, name))).toEqual([null, null, null]);
});
