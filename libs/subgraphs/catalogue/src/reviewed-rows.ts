import type { DomainRows, ReviewedRow } from '@tokorozawa/subgraph-kit';
import type { Provenance } from '@tokorozawa/vocabulary';

/** A row of another domain, with what every finding says about it. */
export interface PlacedRow {
  row: ReviewedRow;
  provenance: Provenance;
  /** The properties that every finding has. */
  about: {
    subgraph: string;
    recordType: string;
    recordId: string;
    line: number | null;
    provenance: Provenance;
  };
}

/** Lists the reviewed rows of all domains with their provenance. */
export function reviewedRows(domains: DomainRows[]): PlacedRow[] {
  return domains.flatMap(({ subgraph, rows }) =>
    [...rows].flatMap(([recordType, ofType]) =>
      ofType.map((row) => {
        const provenance = row.provenance as Provenance;
        const line = provenance.lines[0] ?? null;
        return { row, provenance, about: { subgraph, recordType, recordId: row.id, line, provenance } };
      }),
    ),
  );
}
