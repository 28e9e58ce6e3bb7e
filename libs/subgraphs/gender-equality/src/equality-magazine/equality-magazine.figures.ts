import type { ConceptFigure, FigureDeclaration, IndicatorDeclaration } from '@tokorozawa/subgraph-kit';
import { Unit } from '@tokorozawa/vocabulary';

interface MagazineRow {
  id: string;
  issuesPerYear: number;
  pages: number;
  copiesPerIssue: number;
}

const issues: IndicatorDeclaration = {
  id: 'magazine-issues',
  name: { ja: '情報誌の年間発行回数', en: 'Issues of the magazine in a year' },
  unit: Unit.TIME,
  definition: { ja: '情報誌を1年に発行する回数。', en: 'How many issues of the magazine come out in a year.' },
};

const pages: IndicatorDeclaration = {
  id: 'magazine-pages',
  name: { ja: '情報誌のページ数', en: 'Pages of the magazine' },
  unit: Unit.PAGE,
  definition: { ja: '1号のページ数。', en: 'How many pages one issue has.' },
};

const copies: IndicatorDeclaration = {
  id: 'magazine-copies',
  name: { ja: '情報誌の1号の部数', en: 'Copies of an issue of the magazine' },
  unit: Unit.COPY,
  definition: {
    ja: '1号あたりの部数。資料は千部を単位に記す。',
    en: 'How many copies of one issue are made. The source gives it in thousands.',
  },
};

/** How often the magazine comes out, and how large it is. */
export const equalityMagazineFigures: FigureDeclaration<MagazineRow> = {
  indicators: [issues, pages, copies],
  read: (rows) =>
    rows.flatMap(({ id: recordId, ...row }): ConceptFigure[] => [
      { indicator: issues, recordId, field: 'issuesPerYear', value: row.issuesPerYear },
      { indicator: pages, recordId, field: 'pages', value: row.pages },
      { indicator: copies, recordId, field: 'copiesPerIssue', value: row.copiesPerIssue },
    ]),
};
