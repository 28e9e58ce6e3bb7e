import type { Concept, DomainRows, ReviewedRow } from '@tokorozawa/subgraph-kit';
import { planDrafts } from './plan-drafts';

const row = (id: string, lines: number[], values: object): ReviewedRow => ({
  id,
  provenance: { lines, corrections: [], asOf: null },
  ...values,
});

const concept = (name: string, isDated: boolean) => ({ name, isDated: () => isDated }) as unknown as Concept;

const domains = [
  {
    figures: [],
    rows: new Map([
      ['City', [row('city-a', [1], { name: { ja: 'ディケイター市' }, population: 67477 })]],
      [
        'Course',
        [
          row('course-photo', [3], { name: { ja: 'みんなの子育てフォトコンテスト' }, count: 39 }),
          row('course-defense', [5], { name: { ja: '女性のための護身法ワークショップ' }, count: 11 }),
        ],
      ],
      [
        'Program',
        [
          row('program-photo', [3], { name: { ja: 'みんなの子育てフォトコンテスト' }, subjectId: 'course-photo' }),
          row('program-defense', [5], { name: { ja: '護身法ワークショップ' }, subjectId: 'course-defense' }),
          row('program-city', [1], { name: { ja: 'ディケイター市との交流' }, began: 'course-photo' }),
        ],
      ],
    ]),
  },
] as unknown as DomainRows[];

const figures = new Map([
  [1, ['67,477']],
  [3, ['39']],
  [5, ['11']],
]);

const filler = Array.from({ length: 40 }, (_, index) => `本文${String.fromCodePoint(0x4e00 + index).repeat(3)}`);
const transcript = [
  'ディケイター市 人口66,902人',
  '',
  'みんなの子育てフォトコンテスト 52作品',
  '',
  '女性のための護身法ワークショップ 11人',
  ...filler,
].join('\n');

const concepts = [concept('City', false), concept('Course', true), concept('Program', false)];
const { rows } = planDrafts(domains, concepts, figures, transcript);

test('a standing thing is copied, and the figures of its lines are compared', () => {
  expect(rows.get('city-a')).toEqual({
    isCopied: true,
    isDated: false,
    lines: [1],
    hasFigures: true,
    missingFigures: ['67,477'],
    newFigures: ['66,902'],
  });
});

test('a fact of a day is copied only if its figures are printed again', () => {
  expect(rows.get('course-photo')).toMatchObject({ isCopied: false, isDated: true, missingFigures: ['39'] });
  expect(rows.get('course-defense')).toMatchObject({ isCopied: true, isDated: true });
});

test('what was read from the lines of a fact and refers to it is copied only with it, other references do not matter', () => {
  expect(rows.get('program-photo')?.isCopied).toBe(false);
  expect(rows.get('program-defense')?.isCopied).toBe(true);
  expect(rows.get('program-city')?.isCopied).toBe(true);
});
