import { referenceTypes, valueTypes } from '@tokorozawa/vocabulary';
import { getMetadataStorage } from 'type-graphql';
import { PageInfo } from '../connection/page-info';
import type { SubgraphDefinition } from '../definition/subgraph';
import { ReviewedEntity } from '../entity/reviewed-entity';
import { buildSchema } from '../schema/build-schema';

/**
 * The GraphQL types that a domain declares and its schema lacks. type-graphql drops a type in silence when no field
 * leads to it and nobody names it; then its data cannot be asked for, and no error says so.
 * Ask in a process in which no other domain is loaded: the decorators of all domains share one register.
 */
export function typesLeftOut(definition: SubgraphDefinition): string[] {
  const present = new Set(Object.keys(buildSchema(definition).getTypeMap()));
  const shared = new Set<unknown>([...valueTypes, ...referenceTypes, PageInfo, ReviewedEntity]);
  const { objectTypes, interfaceTypes, inputTypes } = getMetadataStorage();
  return [...objectTypes, ...interfaceTypes, ...inputTypes]
    .filter(({ target }) => !shared.has(target))
    .flatMap(({ name }) => (name && !present.has(name) ? [name] : []));
}
