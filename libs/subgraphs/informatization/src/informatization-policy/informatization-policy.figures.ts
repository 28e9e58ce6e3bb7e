import type { ConceptFigure, FigureDeclaration, IndicatorDeclaration } from '@tokorozawa/subgraph-kit';
import { Unit } from '@tokorozawa/vocabulary';

interface PolicyRow {
  id: string;
  revision?: { intervalYears: number } | null | undefined;
}

const interval: IndicatorDeclaration = {
  id: 'action-plan-interval',
  name: { ja: 'アクションプランの間隔', en: 'Interval between action plans' },
  unit: Unit.YEAR,
  definition: {
    ja: '次のアクションプランが策定されるまでの年数。',
    en: 'After how many years each action plan is followed by the next.',
  },
};

/** How many years lie between the action plans of a series. */
export const informatizationPolicyFigures: FigureDeclaration<PolicyRow> = {
  indicators: [interval],
  read: (rows) =>
    rows.flatMap(({ id, revision }): ConceptFigure[] =>
      revision
        ? [{ indicator: interval, recordId: id, field: 'revision.intervalYears', value: revision.intervalYears }]
        : [],
    ),
};
