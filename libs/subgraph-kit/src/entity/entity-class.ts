/** What every stored record has. */
export interface Identified {
  id: string;
}

/** A class that TypeORM maps to a table. */
export type EntityClass<Entity extends Identified = Identified> = new () => Entity;

/** A row of a data file that has been checked against its concept's shape. */
export type ReviewedRow = Identified & Record<string, unknown>;
