import type { ConceptFigure, FigureDeclaration, IndicatorDeclaration } from '@tokorozawa/subgraph-kit';
import { Unit } from '@tokorozawa/vocabulary';

const updates: IndicatorDeclaration = {
  id: 'data-broadcast-updates',
  name: { ja: 'データ放送の更新件数', en: 'Updates of the data broadcast' },
  unit: Unit.CASE,
  definition: { ja: '一年度に内容を更新した件数。', en: 'How often the content was renewed in a fiscal year.' },
  additiveOver: ['records', 'periods'],
};

/** How often the content of the broadcast was renewed. */
export const dataBroadcastFigures: FigureDeclaration<{ id: string; updates: number }> = {
  indicators: [updates],
  read: (rows) =>
    rows.map(({ id, updates: value }): ConceptFigure => ({
      indicator: updates,
      recordId: id,
      field: 'updates',
      value,
    })),
};
