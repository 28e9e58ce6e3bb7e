import type { ConceptFigure, FigureDeclaration, IndicatorDeclaration } from '@tokorozawa/subgraph-kit';
import { Unit } from '@tokorozawa/vocabulary';

const years: IndicatorDeclaration = {
  id: 'years-after-war',
  name: { ja: '戦後の年数', en: 'Years after the war' },
  unit: Unit.YEAR,
  definition: { ja: '終戦からその年度までの年数。', en: 'Years from the end of the war to the fiscal year.' },
};

/** How long ago the war ended. */
export const peacePolicyFigures: FigureDeclaration<{ id: string; yearsAfterWar: number }> = {
  indicators: [years],
  read: (rows) =>
    rows.map(({ id, yearsAfterWar }): ConceptFigure => ({
      indicator: years,
      recordId: id,
      field: 'yearsAfterWar',
      value: yearsAfterWar,
    })),
};
