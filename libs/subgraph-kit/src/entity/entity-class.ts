/** A stored record. */
export interface Identified {
  id: string;
}

/** A class that TypeORM maps to a table. */
export type EntityClass<Entity extends Identified = Identified> = new () => Entity;

/** A row of a data file that matches the shape of its concept. */
export type ReviewedRow = Identified & Record<string, unknown>;
