import type { Json } from '../plan/own-value';
import { compilePlaces, type Places } from '../plan/places';
import type { EntityFetch, FetchNode } from '../plan/query-plan';
import { compileRepresentation, type Representation } from '../plan/representation';
import { applyRewrites } from '../plan/rewrites';
import type { IsA } from '../plan/types-of';
import { missingField, type FindMissingField } from './missing-field';
import type { RepeatedSignatures } from './signature';

/** One `_entities` field of a fetch, prepared. */
export interface EntityAsker {
  responseName: string;
  variable: string;
  places: Places[];
  representation: Representation;
  /** What it asks of each entity; undefined where the plan asks that nowhere else. */
  signature: string | undefined;
  /** Makes of an entity that came back what the operation expects of an object of this type. */
  rewrite(entity: Json, typename: unknown): void;
  findMissing: FindMissingField;
}

export function compileEntityAsker(
  node: FetchNode,
  fetch: EntityFetch,
  isA: IsA,
  repeated: RepeatedSignatures,
): EntityAsker {
  return {
    responseName: fetch.responseName,
    variable: fetch.variable,
    places: fetch.paths.map((path) => compilePlaces(path, isA)),
    representation: withInputRewrites(compileRepresentation(fetch.requires, isA), fetch, isA),
    signature: repeated.get(fetch),
    rewrite: outputRewrite(fetch, isA),
    findMissing: missingField(node, fetch),
  };
}

function withInputRewrites(plain: Representation, { inputRewrites }: EntityFetch, isA: IsA): Representation {
  if (inputRewrites.length === 0) return plain;
  return {
    text(entity) {
      const text = plain.text(entity);
      if (text === undefined) return undefined;
      const representation = JSON.parse(text) as Json;
      applyRewrites(inputRewrites, representation, isA);
      return JSON.stringify(representation);
    },
    // A rewrite may make equal what is not.
    isWhole: () => false,
  };
}

function outputRewrite({ outputRewrites }: EntityFetch, isA: IsA): EntityAsker['rewrite'] {
  return (entity, typename) => {
    // Rewrites are told apart by types, which the subgraph need not repeat.
    if (outputRewrites.length > 0) entity.__typename ??= typename;
    applyRewrites(outputRewrites, entity, isA);
    if (isWider(entity.__typename, typename, isA)) delete entity.__typename;
  };
}

/** A subgraph that knows an entity by its interface alone says less of its type than is known. */
const isWider = (received: unknown, known: unknown, isA: IsA): boolean =>
  typeof received === 'string' && typeof known === 'string' && received !== known && isA(known, received);
