import type {
  ConceptFigure,
  Dimension,
  DimensionValue,
  FigureDeclaration,
  IndicatorDeclaration,
} from '@tokorozawa/subgraph-kit';
import { Unit } from '@tokorozawa/vocabulary';

interface TierRow {
  id: string;
  periods: { name: DimensionValue['name']; years: number }[];
}

const planPeriod: Dimension = { id: 'plan-period', name: { ja: '計画の期間', en: 'Period of the plan' } };

const planYears: IndicatorDeclaration = {
  id: 'plan-years',
  name: { ja: '計画の年数', en: 'Length of the plan' },
  unit: Unit.YEAR,
  definition: {
    ja: '計画の期間の長さ。初めと終わりの年度を含む。',
    en: 'The length of a period of the plan in fiscal years, the first and the last included.',
  },
  dimensions: [planPeriod],
  additiveOver: [planPeriod.id],
  whyNotAdditive: { ja: '三つの層の期間は重なっている。', en: 'The periods of the three tiers overlap.' },
};

/** How many years each period of a tier has, where the source prints it. */
export const planTierFigures: FigureDeclaration<TierRow> = {
  indicators: [planYears],
  read: (rows) =>
    rows.flatMap(({ id, periods }) =>
      periods.map(({ name, years }, index): ConceptFigure => ({
        indicator: planYears,
        recordId: id,
        field: `periods.${index}.years`,
        value: years,
        dimensions: { [planPeriod.id]: { code: String(index + 1), name } },
      })),
    ),
};
