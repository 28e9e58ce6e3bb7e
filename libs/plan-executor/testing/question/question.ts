import type { DocumentNode } from 'graphql';
import type { Faults } from '../world/faults';

/** An operation, its variables, and what goes wrong while it is answered. */
export interface Question {
  /** The operation that is asked for is called `Asked`; there may be others. */
  document: DocumentNode;
  variables: Record<string, unknown>;
  /** Variables with which the same document was asked before. */
  before?: Record<string, unknown>[];
  faults: Faults;
}
