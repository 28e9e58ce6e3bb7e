import { defineConcept } from '@tokorozawa/subgraph-kit';
import { readRows } from '../reading-row';
import { readingResolver } from '../reading.resolver';
import type { SourceRecords } from '../source-record';
import { SourceCorrection } from './source-correction.entity';
import { SourceCorrectionFilter } from './source-correction-filter';

/** 訂正: collected from the provenance of every row. */
export const sourceCorrection = (records: SourceRecords) =>
  defineConcept({
    entity: SourceCorrection,
    resolver: readingResolver(
      {
        entity: SourceCorrection,
        name: 'corrections',
        description: 'Every correction made to the source (訂正), a page at a time. Null when they cannot be read.',
        filter: SourceCorrectionFilter,
      },
      records,
    ),
    collect: (domains) =>
      readRows(domains).flatMap(({ provenance, about }) =>
        provenance.corrections.map((correction, index) => ({
          id: `correction-${about.recordId}-${index + 1}`,
          ...about,
          ...correction,
        })),
      ),
  });
