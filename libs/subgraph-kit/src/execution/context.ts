import type { DataSource } from 'typeorm';
import { Loaders } from '../loader/loaders';
import type { Clock } from './clock';

/** What a resolver is given; it lives for one request. */
export interface SubgraphContext {
  load: Loaders;
  database: DataSource;
  /** Today in Japan, as YYYY-MM-DD. An answer for which it was asked is good until midnight; lint allows no other clock. */
  today(): string;
}

/** @param provenance whether the operation asks of any record where it comes from */
export function createContext(database: DataSource, clock: Clock, provenance: boolean): SubgraphContext {
  return { load: new Loaders(database, provenance), database, today: () => clock.today() };
}
