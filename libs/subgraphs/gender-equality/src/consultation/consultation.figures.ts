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
    ja: '一年度の相談の件数。同じ人を複数回数えることがあるかどうかは記載がない。',
    en: 'Cases (件) of consultation in a fiscal year. The source does not say whether one person may count more than once.',
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
