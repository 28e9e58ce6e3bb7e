import type { ConceptFigure, Dimension, FigureDeclaration, IndicatorDeclaration } from '@tokorozawa/subgraph-kit';
import { Unit } from '@tokorozawa/vocabulary';

import type { CopiesBasis } from './city-publication-edition.entity';

interface EditionRow {
  id: string;
  pages?: number | null | undefined;
  issuesPerYear: number;
  copies: number;
  copiesBasis?: CopiesBasis | null | undefined;
  printingCostYenPerPage?: number | null | undefined;
  distributionCostYenPerCopy?: number | null | undefined;
}

const pages: IndicatorDeclaration = {
  id: 'publication-pages',
  name: { ja: '刊行物のページ数', en: 'Pages of a publication' },
  unit: Unit.PAGE,
  definition: { ja: '1回の発行のページ数。', en: 'How many pages one issue has.' },
};

const issues: IndicatorDeclaration = {
  id: 'publication-issues',
  name: { ja: '刊行物の年間発行回数', en: 'Issues of a publication in a year' },
  unit: Unit.TIME,
  definition: { ja: '1年に発行する回数。', en: 'How many issues appear in a year.' },
  additiveOver: ['records'],
};

const basis: Dimension = {
  id: 'copies-basis',
  name: { ja: '部数の期間', en: 'Period of the copies' },
  isOfRecord: true,
  values: {
    MONTHLY_AVERAGE: { ja: '月平均', en: 'Monthly average' },
    YEAR_TOTAL: { ja: '年間', en: 'In the year' },
    NOT_STATED: { ja: '記載なし', en: 'Not stated' },
  },
};

const copies: IndicatorDeclaration = {
  id: 'publication-copies',
  name: { ja: '刊行物の配布部数', en: 'Copies of a publication' },
  unit: Unit.COPY,
  definition: {
    ja: '配布した部数。月平均か年間かは数値ごとに示す。',
    en: 'Copies that were distributed. Each figure says whether in an average month or in the year.',
  },
  dimensions: [basis],
  additiveOver: ['records'],
  whyNotAdditive: {
    ja: '月平均の部数と年間の部数とは足せない。',
    en: 'Copies in an average month cannot be added to copies in a year.',
  },
};

const unitPrice = {
  ja: '単価であり、足した数に意味がない。',
  en: 'It is a price for one unit, so a sum means nothing.',
};

const printingCost: IndicatorDeclaration = {
  id: 'printing-cost',
  name: { ja: '印刷単価', en: 'Printing cost' },
  unit: Unit.YEN_PER_PAGE,
  definition: { ja: '1ページを印刷する費用。', en: 'What it costs to print one page.' },
  whyNotAdditive: unitPrice,
};

const distributionCost: IndicatorDeclaration = {
  id: 'distribution-cost',
  name: { ja: '配布単価', en: 'Distribution cost' },
  unit: Unit.YEN_PER_COPY,
  definition: { ja: '1部を配布する費用。', en: 'What it costs to distribute one copy.' },
  whyNotAdditive: unitPrice,
};

/** The size of each edition, and what it costs. */
export const cityPublicationEditionFigures: FigureDeclaration<EditionRow> = {
  indicators: [pages, issues, copies, printingCost, distributionCost],
  read: (rows) => rows.flatMap(figuresOf),
};

function figuresOf({ id: recordId, ...row }: EditionRow): ConceptFigure[] {
  const period = { dimensions: { [basis.id]: row.copiesBasis ?? 'NOT_STATED' } };
  return [
    ...figure(pages, 'pages'),
    ...figure(issues, 'issuesPerYear'),
    ...figure(copies, 'copies').map((figure) => ({ ...figure, ...period })),
    ...figure(printingCost, 'printingCostYenPerPage'),
    ...figure(distributionCost, 'distributionCostYenPerCopy'),
  ];

  function figure(indicator: IndicatorDeclaration, field: Exclude<keyof typeof row, 'copiesBasis'>): ConceptFigure[] {
    const value = row[field] ?? null;
    return value === null ? [] : [{ indicator, recordId, field, value }];
  }
}
