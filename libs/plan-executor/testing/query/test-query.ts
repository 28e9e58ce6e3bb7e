import type { DocumentNode } from 'graphql';
import type { Faults } from '../world/faults';

/** An operation with its variables, and the faults that occur while it is executed. */
export interface TestQuery {
  /** The operation `Asked` is executed; there may be others. */
  document: DocumentNode;
  variables: Record<string, unknown>;
  /** Variables with which the same document has been executed before. */
  before?: Record<string, unknown>[];
  faults: Faults;
}
