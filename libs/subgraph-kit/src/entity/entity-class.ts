import { getMetadataStorage } from 'type-graphql';

/** A stored record. */
export interface Identified {
  id: string;
}

/** A class that TypeORM maps to a table. */
export type EntityClass<Entity extends Identified = Identified> = new () => Entity;

/** A row of a data file that matches the shape of its concept. */
export type ReviewedRow = Identified & Record<string, unknown>;

/** The description of the GraphQL type of an entity; empty if it has none. */
export const descriptionOf = (entity: EntityClass): string =>
  getMetadataStorage().objectTypes.find(({ target }) => target === entity)?.description ?? '';
