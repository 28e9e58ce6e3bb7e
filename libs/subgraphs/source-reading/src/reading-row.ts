import type { DomainRows, ReviewedRow } from '@tokorozawa/subgraph-kit';
import type { Provenance } from '@tokorozawa/vocabulary';

/** A row of another domain, with what every entity of the reading says about it. */
export interface ReadRow {
  row: ReviewedRow;
  provenance: Provenance;
  /** The properties that every entity of the reading has. */
  about: {
    subgraph: string;
    recordType: string;
    recordId: string;
    line: number | null;
    provenance: Provenance;
  };
}

/** Lists the reviewed rows of all domains with their provenance. */
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
