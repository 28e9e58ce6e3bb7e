import type { Concept } from '../definition/concept';
import type { SubgraphDefinition } from '../definition/subgraph';
import type { SubgraphContext } from '../execution/context';

interface Reference extends Record<string, unknown> {
  __typename: string;
}

type ReferenceResolver = { __resolveReference(reference: Reference, context: SubgraphContext): unknown };

/**
 * Makes the resolvers that turn the gateway's references into records. An entity of the domain is read by its key, and
 * one statement reads all entities of a request. A record of another domain is not read: its owner does that.
 */
export function referenceResolvers(definition: SubgraphDefinition): Record<string, ReferenceResolver> {
  const own = definition.concepts.map((concept) => [concept.name, { __resolveReference: recordReader(concept) }]);
  const extended = definition.extends.map(({ type }) => [
    type.name,
    { __resolveReference: (reference: Reference) => reference },
  ]);
  return Object.fromEntries([...own, ...extended]) as Record<string, ReferenceResolver>;
}

function recordReader({ entity, keys }: Concept): ReferenceResolver['__resolveReference'] {
  return (reference, { load }) => {
    const key = ['id', ...keys].find((property) => property in reference) ?? 'id';
    return load.by(entity, key as 'id', String(reference[key]));
  };
}
