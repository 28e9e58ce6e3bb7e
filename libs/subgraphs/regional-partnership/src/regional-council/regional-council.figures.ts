import type { FigureDeclaration } from '@tokorozawa/subgraph-kit';
import { Unit } from '@tokorozawa/vocabulary';

/** How many cities the council has, which the source says in words. */
export const regionalCouncilFigures: FigureDeclaration<object> = {
  indicators: [
    {
      id: 'council-cities',
      name: { ja: '構成市の数', en: 'Cities of the council' },
      unit: Unit.CITY,
      definition: { ja: '協議会を構成する市の数。', en: 'How many cities are members of the council.' },
    },
  ],
};
