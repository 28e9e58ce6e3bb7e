import type { ConceptFigure, FigureDeclaration } from '@tokorozawa/subgraph-kit';
import type { PartialDate } from '@tokorozawa/vocabulary';
import { consultationCases } from '../consultation/consultation.figures';

interface TotalRow {
  id: string;
  date: PartialDate;
  printedCases: number;
}

/** The printed total of each fiscal year, which adds up the cases of all consultations. */
export const consultationTotalFigures: FigureDeclaration<TotalRow> = {
  indicators: [consultationCases],
  read: (rows, rowsOf) =>
    rows.map(({ id, date, printedCases }): ConceptFigure => ({
      indicator: consultationCases,
      recordId: id,
      field: 'printedCases',
      value: printedCases,
      date,
      totalOf: rowsOf('Consultation')
        .filter(({ counts }) => (counts as { date: PartialDate }[]).some((count) => count.date.text === date.text))
        .map((consultation) => consultation.id),
    })),
};
