import { defineConcept } from '@tokorozawa/subgraph-kit';
import type { FieldCorrection, LocalizedText } from '@tokorozawa/vocabulary';
import { reviewedRows } from '../reviewed-rows';
import { findingList, findingResolver } from '../finding.resolver';
import { Correction } from './correction.entity';

/** 訂正: collected from the provenance of every row. */
export const correction = defineConcept({
  entity: Correction,
  resolver: findingResolver(Correction),
  list: findingList(Correction, {
    name: 'corrections',
    description: 'Every correction made to the source (訂正), a page at a time.',
    one: { description: 'One correction (訂正)', example: 'correction-share-of-women-2024-assembly-1' },
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
