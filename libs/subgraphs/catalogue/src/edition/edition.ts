import { defineConcept, type DomainRows, type ReviewedRow, rootList } from '@tokorozawa/subgraph-kit';
import { PartialDate, provenanceRow, toProvenance } from '@tokorozawa/vocabulary';
import { Edition } from './edition.entity';
import { EditionResolver } from './edition.resolver';

/** 年度版: read from the `edition.yaml` of each. */
export const edition = defineConcept({
  entity: Edition,
  resolver: EditionResolver,
  list: rootList(Edition, {
    name: 'editions',
    description: 'The editions of the publication (年度版), the oldest first.',
    size: 5,
    order: [{ field: 'FISCAL_YEAR' }],
    hasVersions: false,
  }),
  isVersioned: false,
  collect: editionsOf,
});

function editionsOf([domain]: DomainRows[]): ReviewedRow[] {
  if (!domain) return [];
  const { id, name, fiscalYear, document, isInferred, reason, transcript } = domain.edition;
  const origin = provenanceRow.parse({ heading: name.ja, lines: [], status: 'EDITORIAL' });
  const provenance = {
    ...toProvenance(origin, { document, edition: name.ja }),
    asOf: new PartialDate(`${fiscalYear}FY`),
  };
  return [{ id, name, fiscalYear, document, isInferred, reason, lineCount: transcript.lines, provenance }];
}
