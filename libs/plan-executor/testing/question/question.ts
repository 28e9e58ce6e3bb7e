import type { DocumentNode } from 'graphql';
import type { Faults } from '../world/faults';

/** An operation, its variables, and what goes wrong while it is answered. */
export interface Question {
  document: DocumentNode;
  variables: Record<string, unknown>;
  faults: Faults;
}
