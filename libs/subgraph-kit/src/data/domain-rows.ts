import type { ReviewedRow } from '../entity/entity-class';

/** The checked rows of a domain. */
export interface DomainRows {
  subgraph: string;
  /** By the name of their concept. */
  rows: Map<string, ReviewedRow[]>;
}
