import { defineConcept } from '@tokorozawa/subgraph-kit';
import type { FieldCorrection, LocalizedText } from '@tokorozawa/vocabulary';
import { reviewedRows } from '../reviewed-rows';
import { findingResolver } from '../finding.resolver';
import { Correction } from './correction.entity';
import { CorrectionFilter } from './correction-filter';

/** 訂正: collected from the provenance of every row. */
export const correction = defineConcept({
  entity: Correction,
  resolver: findingResolver({
    entity: Correction,
    name: 'corrections',
    description: 'Every correction made to the source (訂正), a page at a time. Null when they cannot be read.',
    filter: CorrectionFilter,
  }),
  collect: (domains) =>
    reviewedRows(domains).flatMap(({ provenance, about }) =>
      provenance.corrections.map((correction, index) => ({
        id: `correction-${about.recordId}-${index + 1}`,
        name: nameOf(correction),
        ...about,
        ...correction,
      })),
    ),
});

const nameOf = ({ printed, read }: FieldCorrection): LocalizedText => ({
  ja: `「${printed}」を「${read}」と読む`,
  en: `“${printed}” is read as “${read}”`,
});
