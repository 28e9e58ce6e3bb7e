import { draftFile } from './draft-file';
import type { RowPlan } from './plan-drafts';

const oldFile = `# About the cities.
provenance:
  heading: 国際交流
  status: CORRECTED

rows:
  - id: city-a
    name: { ja: 甲市, en: A }
    population: 100
    provenance:
      lines: [2, 4]
      corrections:
        - field: name
          lines: [2]
          printed: 甲 市
          reason: &spaced { ja: 字間, en: Spaced }

  - id: city-b
    name: { ja: 乙市 }
    provenance:
      lines: [6]
      corrections:
        - { field: name, lines: [6], printed: 乙 市, reason: *spaced }
`;

const plain: RowPlan = {
  isCopied: true,
  isDated: false,
  lines: [3],
  hasFigures: true,
  missingFigures: [],
  newFigures: [],
};

const draft = (rows: Record<string, Partial<RowPlan>>, printed = '国際交流 甲 市 乙 市') =>
  draftFile(oldFile, {
    plan: {
      rows: new Map(Object.entries(rows).map(([id, row]) => [id, { ...plain, ...row }])),
      lines: new Map([
        [2, [12]],
        [4, [15, 14]],
        [6, [20]],
      ]),
    },
    isPrinted: (words) => printed.includes(words),
    oldName: { ja: '令和6年度版', en: 'FY2024 edition' },
    newName: { ja: '令和7年度版', en: 'FY2025 edition' },
  });

test('each row is a draft below its id, with the proposed lines and what differs there', () => {
  const { text, rows } = draft({
    'city-a': { missingFigures: ['100'], newFigures: ['1,200'] },
    'city-b': { lines: [] },
  });
  expect(rows).toBe(2);
  expect(text).toContain(`  - id: city-a
    draft: true # なくなった数字 100、新しい数字 1,200 · Gone: 100; new: 1,200.
    name: { ja: 甲市, en: A }`);
  expect(text).toContain('lines: [ 12, 14, 15 ]');
  expect(text).toMatch(/- id: city-b\n {4}draft: true # 似た行が原稿にありません/);
  expect(text).toMatch(/^# About the cities\.\nprovenance:\n {2}heading: 国際交流\n/);
});

test('corrections of faults that are no longer printed are left out, and what other rows take from them stays', () => {
  const { text } = draft({ 'city-a': {}, 'city-b': {} }, '国際交流 甲市 乙 市');
  expect(text).not.toContain('甲 市');
  expect(text).toContain('status: AS_PRINTED');
  expect(text).toMatch(/printed: 乙 市, reason: &spaced \{ ja: 字間, en: Spaced \}/);
});

test('a file of facts of a day is a draft itself, with an example where none of them is printed again', () => {
  const fact = { isDated: true, isCopied: false };
  const { text, rows } = draft({ 'city-a': fact, 'city-b': fact });
  expect(rows).toBe(0);
  expect(text).toContain('\ndraft: true\n');
  expect(text).toContain('令和6年度版の 2 件は、数字か日付が原稿にないので写していません。');
  expect(text).toContain('rows: []\n');
  expect(text).toContain('# 例 · An example (令和6年度版):\n');
  expect(text).toContain('#     - id: city-a\n');
});

test('a heading that the new transcript does not print is noted', () => {
  expect(draft({ 'city-a': {}, 'city-b': {} }, '').text).toContain(
    'heading: 国際交流 # 原稿にない見出しです · The transcript does not have this heading.',
  );
});
