import type { DataSource } from 'typeorm';
import { Loaders } from '../loader/loaders';
import type { ReadOptions } from '../loader/row-reader';
import type { Clock } from './clock';

/** What a resolver is given; it lives for one request. */
export interface SubgraphContext {
  load: Loaders;
  /** For writing queries, which `load` reads: what it does itself knows nothing of the deadline. */
  database: DataSource;
  /** Today in Japan, as YYYY-MM-DD. An answer for which it was asked is good until midnight; lint allows no other clock. */
  today(): string;
}

/** @param options whether the operation asks of any record where it comes from, and how long it may take */
export function createContext(database: DataSource, clock: Clock, options: ReadOptions): SubgraphContext {
  return { load: new Loaders(database, options), database, today: () => clock.today() };
}
