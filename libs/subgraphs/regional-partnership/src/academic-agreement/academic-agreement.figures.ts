import type { FigureDeclaration } from '@tokorozawa/subgraph-kit';
import { Unit } from '@tokorozawa/vocabulary';

/** With how many schools there are agreements, which the source says in words. */
export const academicAgreementFigures: FigureDeclaration<object> = {
  indicators: [
    {
      id: 'partner-schools',
      name: { ja: '基本協定を結んだ学校の数', en: 'Schools with an agreement' },
      unit: Unit.SCHOOL,
      definition: {
        ja: '官学連携に関する基本協定書を締結した学校の数。',
        en: 'How many schools have concluded a basic agreement with the city.',
      },
    },
  ],
};
