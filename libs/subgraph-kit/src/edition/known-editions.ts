import type { DerivedTable } from '../definition/concept';
import { KnownEdition } from './known-edition.entity';

/** The table of the editions, which every domain has. */
export const knownEditions: DerivedTable = {
  entity: KnownEdition,
  rows: (domains) =>
    domains.slice(0, 1).map(({ edition: { id, name, fiscalYear } }): KnownEdition => ({ id, name, fiscalYear })),
};
