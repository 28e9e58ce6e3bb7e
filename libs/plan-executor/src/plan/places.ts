import type { PathSegment, PlanPath } from './query-plan';
import { isObject, reader, type Json } from './own-value';
import type { IsA } from './types-of';

export type ResponsePath = (string | number)[];

/** What holds an object: a list by its index, or another object by its field. */
export type Holder = Record<string | number, unknown>;

/** The objects at a place of the plan. */
export interface Places {
  /** Visits every object, as often as it is reached. */
  each(root: Json, visit: (object: Json, holder: Holder, key: string | number) => void): void;
  /** Every way by which the objects are reached, for errors. */
  paths(root: Json): { object: Json; path: ResponsePath }[];
}

type Visit = (object: Json, holder: Holder, key: string | number, path: ResponsePath | undefined) => void;
type Walk = (...at: [...Parameters<Visit>, visit: Visit]) => void;

/** Finds, over and over, the objects at one place. */
export function compilePlaces(path: PlanPath, isA: IsA): Places {
  const walk = compileWalk(path, isA);
  return {
    each: (root, visit) => walk(root, { root }, 'root', undefined, visit),
    paths(root) {
      const found: ReturnType<Places['paths']> = [];
      walk(root, { root }, 'root', [], (object, _holder, _key, path = []) => found.push({ object, path }));
      return found;
    },
  };
}

function compileWalk([segment, ...rest]: PlanPath, isA: IsA): Walk {
  if (segment === undefined) return (object, holder, key, path, visit) => visit(object, holder, key, path);
  const onwards = compileWalk(rest, isA);
  // Lists are entered wherever they stand, so what a plan says of their items adds nothing.
  return segment === 'items' ? onwards : compileSegment(segment, onwards, isA);
}

function compileSegment(segment: Exclude<PathSegment, 'items'>, onwards: Walk, isA: IsA): Walk {
  if ('types' in segment) {
    return (object, holder, key, path, visit) => {
      if (isOneOf(object, segment.types, isA)) onwards(object, holder, key, path, visit);
    };
  }
  const { field } = segment;
  const read = reader(field);
  return (object, _holder, _key, path, visit) =>
    enter(read(object), object, field, path && [...path, field], visit, onwards);
}

/** Goes on from an object, or from every object of a list of lists. */
function enter(
  value: unknown,
  holder: Holder,
  key: string | number,
  path: ResponsePath | undefined,
  visit: Visit,
  onwards: Walk,
): void {
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      enter(value[index], value as unknown as Holder, index, path && [...path, index], visit, onwards);
    }
  } else if (isObject(value)) {
    onwards(value, holder, key, path, visit);
  }
}

/** An object of which no type is known may be of any. */
export function isOneOf({ __typename }: Json, types: string[], isA: IsA): boolean {
  return __typename === undefined || types.some((type) => isA(String(__typename), type));
}
