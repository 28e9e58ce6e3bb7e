import type { ConceptFigure, FigureDeclaration, IndicatorDeclaration } from '@tokorozawa/subgraph-kit';
import { Unit } from '@tokorozawa/vocabulary';

const accesses: IndicatorDeclaration = {
  id: 'website-accesses',
  name: { ja: 'ホームページの年間総アクセス件数', en: 'Accesses to the website in a year' },
  unit: Unit.CASE,
  definition: {
    ja: '市のホームページへの一年度のアクセスの数。',
    en: "Accesses to the city's website in a fiscal year.",
  },
  additiveOver: ['records', 'periods'],
};

/** How often the website is accessed. */
export const cityWebsiteFigures: FigureDeclaration<{ id: string; yearlyAccesses: number }> = {
  indicators: [accesses],
  read: (rows) =>
    rows.map(({ id, yearlyAccesses }): ConceptFigure => ({
      indicator: accesses,
      recordId: id,
      field: 'yearlyAccesses',
      value: yearlyAccesses,
    })),
};
