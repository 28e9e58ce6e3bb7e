import type { ConceptFigure, FigureDeclaration, IndicatorDeclaration } from '@tokorozawa/subgraph-kit';
import { Unit } from '@tokorozawa/vocabulary';

interface ForestRow {
  id: string;
  focusArea: { radiusM: number; radiusIsApproximate: boolean };
}

const radius: IndicatorDeclaration = {
  id: 'focus-area-radius',
  name: { ja: '重点推進エリアの半径', en: 'Radius of the priority area' },
  unit: Unit.METER,
  definition: {
    ja: '拠点施設から重点推進エリアの縁までの距離。',
    en: 'How far the priority area extends from the hub.',
  },
};

const pillars: IndicatorDeclaration = {
  id: 'forest-pillars',
  name: { ja: '構想の柱の数', en: 'Pillars of the initiative' },
  unit: Unit.ITEM,
  definition: { ja: '構想の柱の数。', en: 'How many pillars the initiative has.' },
};

/** The size of the priority area, and how many pillars there are, which the source says in a heading. */
export const coolJapanForestFigures: FigureDeclaration<ForestRow> = {
  indicators: [radius, pillars],
  read: (rows) =>
    rows.map(({ id, focusArea }): ConceptFigure => ({
      indicator: radius,
      recordId: id,
      field: 'focusArea.radiusM',
      value: focusArea.radiusM,
      isApproximate: focusArea.radiusIsApproximate,
    })),
};
