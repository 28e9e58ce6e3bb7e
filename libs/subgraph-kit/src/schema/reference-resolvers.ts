import type { SubgraphDefinition } from '../definition/subgraph';
import type { SubgraphContext } from '../execution/context';

interface Reference {
  __typename: string;
  id: string;
}

type ReferenceResolver = { __resolveReference(reference: Reference, context: SubgraphContext): unknown };

/**
 * How the gateway's references become records: an entity of the domain is read by its id, all of one request in one
 * statement; a type of another domain needs no reading, for its owner does that.
 */
export function referenceResolvers(definition: SubgraphDefinition): Record<string, ReferenceResolver> {
  const own = definition.concepts.map(({ name, entity }) => [
    name,
    { __resolveReference: ({ id }: Reference, { load }: SubgraphContext) => load.one(entity, id) },
  ]);
  const extended = definition.extends.map(({ type }) => [
    type.name,
    { __resolveReference: (reference: Reference) => reference },
  ]);
  return Object.fromEntries([...own, ...extended]) as Record<string, ReferenceResolver>;
}
