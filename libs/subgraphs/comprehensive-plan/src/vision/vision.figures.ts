import type { ConceptFigure, FigureDeclaration, IndicatorDeclaration } from '@tokorozawa/subgraph-kit';
import { Unit } from '@tokorozawa/vocabulary';

const horizon: IndicatorDeclaration = {
  id: 'vision-years',
  name: { ja: '将来都市像の年数', en: 'Years until the vision' },
  unit: Unit.YEAR,
  definition: {
    ja: '将来都市像として描いた姿をめざす年数。',
    en: 'Within how many years the city is to become what the vision describes.',
  },
};

/** Within how many years the vision is to become true. */
export const visionFigures: FigureDeclaration<{ id: string; horizonYears: number }> = {
  indicators: [horizon],
  read: (rows) =>
    rows.map(({ id, horizonYears }): ConceptFigure => ({
      indicator: horizon,
      recordId: id,
      field: 'horizonYears',
      value: horizonYears,
    })),
};
