import { answerShape, type AnswerTable, tablesOf } from '@tokorozawa/answer-tables';
import { graph } from '@tokorozawa/answer-tables/testing';
import { parse } from 'graphql';
import { commonTime } from './common-time';

function timeOf(days: (string | null)[], language: 'ja' | 'en'): string {
  const [table] = tablesOf(answerShape(graph, parse('{ sharesOfWomen { name date { day } } }')), {
    sharesOfWomen: days.map((day) => ({ name: '課長級', date: day && { day } })),
  }) as [AnswerTable];
  return commonTime(table, table.rows, 'sharesOfWomen.date', language);
}

test.each([
  [['2024-04-01', '2024-04-01'], '2024年4月1日', 'April 1, 2024'],
  [['2023-05-30', '2024-03-08'], '2023年度', 'FY2023'],
  // Two editions side by side, and a record that nobody dates.
  [['2024-04-01', '2025-04-01'], '', ''],
  [['2024-04-01', null], '', ''],
])('records of %j have the time "%s" in common', (days, ja, en) => {
  expect(timeOf(days, 'ja')).toBe(ja);
  expect(timeOf(days, 'en')).toBe(en);
});
