import { referenceTypes, valueTypes } from '@tokorozawa/vocabulary';
import { getMetadataStorage } from 'type-graphql';
import { PageInfo } from '../connection/page-info';
import type { SubgraphDefinition } from '../definition/subgraph';
import { buildSchema } from '../schema/build-schema';

/**
 * The GraphQL types that a domain declares and its schema lacks. type-graphql drops a type in silence when no field
 * leads to it and nobody names it; then its data cannot be asked for, and no error says so.
 * Ask in a process in which no other domain is loaded: the decorators of all domains share one register.
 */
export function typesLeftOut(definition: SubgraphDefinition): string[] {
  const present = new Set(Object.keys(buildSchema(definition).getTypeMap()));
  const shared = new Set<unknown>([...valueTypes, ...referenceTypes, PageInfo]);
  const { objectTypes, interfaceTypes, inputTypes } = getMetadataStorage();
  const types = [...objectTypes, ...interfaceTypes, ...inputTypes];
  // What only others inherit from is no type of the schema.
  const isBase = (base: unknown) => types.some(({ target }) => inheritsFrom(target, base));
  return types
    .filter(({ target }) => !shared.has(target) && !isBase(target))
    .flatMap(({ name }) => (name && !present.has(name) ? [name] : []));
}

function inheritsFrom(type: unknown, base: unknown): boolean {
  return typeof type === 'function' && typeof base === 'function' && type.prototype instanceof base;
}
