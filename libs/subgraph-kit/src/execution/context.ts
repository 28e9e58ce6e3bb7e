import type { DataSource } from 'typeorm';
import { Loaders } from '../loader/loaders';

/** What a resolver is given; it lives for one request. */
export interface SubgraphContext {
  load: Loaders;
  database: DataSource;
}

export function createContext(database: DataSource): SubgraphContext {
  return { load: new Loaders(database), database };
}
