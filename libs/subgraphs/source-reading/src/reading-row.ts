import type { DomainRows, ReviewedRow } from '@tokorozawa/subgraph-kit';
import type { Provenance } from '@tokorozawa/vocabulary';

/** A row of another domain, and what the reading says of where it stands. */
export interface ReadRow {
  row: ReviewedRow;
  provenance: Provenance;
  /** What every entity of the reading has. */
  about: {
    subgraph: string;
    recordType: string;
    recordId: string;
    line: number | null;
    provenance: Provenance;
  };
}

/** Every reviewed row of all domains that says where it stands. */
export function readRows(domains: DomainRows[]): ReadRow[] {
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
