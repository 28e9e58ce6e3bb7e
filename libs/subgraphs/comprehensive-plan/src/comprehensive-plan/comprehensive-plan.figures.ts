import type { FigureDeclaration } from '@tokorozawa/subgraph-kit';
import { Unit } from '@tokorozawa/vocabulary';

/** How many tiers and goals the plan has, as the source says in words. */
export const comprehensivePlanFigures: FigureDeclaration<object> = {
  indicators: [
    {
      id: 'plan-tiers',
      name: { ja: '総合計画の層の数', en: 'Tiers of the comprehensive plan' },
      unit: Unit.TIER,
      definition: { ja: '総合計画を構成する層の数。', en: 'How many tiers the plan consists of.' },
    },
    {
      id: 'plan-goals',
      name: { ja: 'まちづくりの目標の数', en: 'Goals of the comprehensive plan' },
      unit: Unit.ITEM,
      definition: {
        ja: '基本構想が掲げる「まちづくりの目標」の数。目標はそれぞれ章になる。',
        en: 'How many goals the basic concept sets. Each goal is a chapter.',
      },
    },
  ],
};
