import type { ConceptFigure, FigureDeclaration, IndicatorDeclaration } from '@tokorozawa/subgraph-kit';
import { type PartialDate, Unit } from '@tokorozawa/vocabulary';

interface ConsultationRow {
  id: string;
  counts: { date: PartialDate; cases: number }[];
}

/** Also that of the printed total of all consultations. */
export const consultationCases: IndicatorDeclaration = {
  id: 'consultation-cases',
  name: { ja: '相談件数', en: 'Cases of consultation' },
  unit: Unit.CASE,
  definition: {
    ja: '一年度に受けた相談の件数。同じ人の何度かの相談は、そのつど数える。',
    en: 'Consultations held in a fiscal year. Several by one person count several times.',
  },
  additiveOver: ['records', 'periods'],
};

/** The cases of each consultation in each fiscal year. */
export const consultationFigures: FigureDeclaration<ConsultationRow> = {
  indicators: [consultationCases],
  read: (rows) =>
    rows.flatMap(({ id: recordId, counts }) =>
      counts.map(({ date, cases }, index): ConceptFigure => ({
        indicator: consultationCases,
        recordId,
        field: `counts.${index}.cases`,
        value: cases,
        date,
      })),
    ),
};
