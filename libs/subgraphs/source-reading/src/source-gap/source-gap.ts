import { defineConcept } from '@tokorozawa/subgraph-kit';
import { readRows } from '../reading-row';
import { readingResolver } from '../reading.resolver';
import type { SourceRecords } from '../source-record';
import { SourceGap } from './source-gap.entity';
import { SourceGapFilter } from './source-gap-filter';

/** 欠落: collected from the provenance of every row. */
export const sourceGap = (records: SourceRecords) =>
  defineConcept({
    entity: SourceGap,
    resolver: readingResolver(
      {
        entity: SourceGap,
        name: 'gaps',
        description:
          'Everything that the source leaves open or that cannot be read (欠落), a page at a time. Null when it cannot be read.',
        filter: SourceGapFilter,
      },
      records,
    ),
    collect: (domains) =>
      readRows(domains).flatMap(({ provenance, about }) =>
        provenance.gaps.map((gap, index) => ({ id: `gap-${about.recordId}-${index + 1}`, ...about, ...gap })),
      ),
  });
