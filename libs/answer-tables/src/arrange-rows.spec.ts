import { parse } from 'graphql';
import { graph } from '../testing/examples';
import { answerShape } from './shape';
import { type Arrangement, arrangeRows, unarranged } from './arrange-rows';
import { columnHeaders } from './column-headers';
import { type AnswerTable, tablesOf } from './flatten';

const query = '{ sharesOfWomen { name group totalPersons notCounted sections { name } } }';
const [table] = tablesOf(answerShape(graph, parse(query)), {
  sharesOfWomen: [
    { name: '行政委員会', group: 'ADVISORY_BODIES', totalPersons: 35, notCounted: null, sections: [] },
    { name: 'ＤＸ課', group: 'CITY_STAFF', totalPersons: 1461, notCounted: '臨時職員', sections: [] },
    { name: '議会', group: 'ASSEMBLY', totalPersons: 33, notCounted: null, sections: [] },
  ],
}) as [AnswerTable];

const names = (arrangement: Partial<Arrangement>) =>
  arrangeRows(table, { ...unarranged, ...arrangement }, 'ja').map(({ cells }) => cells[0]);

test('numbers are sorted as numbers', () => {
  expect(names({ sortBy: 'sharesOfWomen.totalPersons' })).toEqual(['議会', '行政委員会', 'ＤＸ課']);
  expect(names({ sortBy: 'sharesOfWomen.totalPersons', descending: true })).toEqual(['ＤＸ課', '行政委員会', '議会']);
});

test('cells without a value come last in either direction', () => {
  for (const descending of [true, false])
    expect(names({ sortBy: 'sharesOfWomen.notCounted', descending })[0]).toBe('ＤＸ課');
});

test('a filter matches what is shown, ignores letter width, and requires every word', () => {
  expect(names({ filter: 'dx' })).toEqual(['ＤＸ課']);
  expect(names({ filter: '審議会等' })).toEqual(['行政委員会']);
  expect(names({ filter: '1,461 職員' })).toEqual(['ＤＸ課']);
  expect(names({ filter: 'ADVISORY_BODIES' })).toEqual([]);
});

test('an unknown column leaves the rows in their order', () => {
  expect(names({ sortBy: 'gone' })).toEqual(['行政委員会', 'ＤＸ課', '議会']);
});

test('a header is as short as possible, and longer for a deeper column', () => {
  const query = '{ sharesOfWomen { totalPersons totalOf { totalPersons } } }';
  const one = tablesOf(answerShape(graph, parse(query)), { sharesOfWomen: [] })[0] as AnswerTable;
  expect(columnHeaders(one, 'words', 'ja')).toEqual(['総数', '内訳(総数)']);
});

test('equal headers are preceded by their parents’ labels', () => {
  const two = tablesOf(answerShape(graph, parse('{ chapters { name sections { name } } }')), {
    chapters: [],
  })[0] as AnswerTable;
  expect(columnHeaders(two, 'words', 'ja')).toEqual(['総合計画の章(名称)', '節(名称)']);
  expect(columnHeaders(two, 'words', 'en')).toEqual(['Chapters: name', 'Sections: name']);
  expect(columnHeaders(two, 'paths', 'ja')).toEqual(['chapters.name', 'chapters.sections.name']);
});
