import type { PathSegment, PlanPath } from './query-plan';
import { isObject, reader, type Json } from './own-value';
import type { IsA } from './types-of';

export type ResponsePath = (string | number)[];

/** The objects at a place of the plan. */
export interface Places {
  /** Each once, however often it is reached. */
  objects(root: Json): Set<Json>;
  /** Every way by which the objects are reached, for errors. */
  paths(root: Json): { object: Json; path: ResponsePath }[];
}

type Visit = (object: Json, path: ResponsePath | undefined) => void;
type Walk = (object: Json, path: ResponsePath | undefined, visit: Visit) => void;

/** Finds, over and over, the objects at one place. */
export function compilePlaces(path: PlanPath, isA: IsA): Places {
  const walk = compileWalk(path, isA);
  return {
    objects(root) {
      const found = new Set<Json>();
      walk(root, undefined, (object) => found.add(object));
      return found;
    },
    paths(root) {
      const found: ReturnType<Places['paths']> = [];
      walk(root, [], (object, path) => found.push({ object, path: path ?? [] }));
      return found;
    },
  };
}

function compileWalk([segment, ...rest]: PlanPath, isA: IsA): Walk {
  if (segment === undefined) return (object, path, visit) => visit(object, path);
  const onwards = compileWalk(rest, isA);
  // Lists are entered wherever they stand, so what a plan says of their items adds nothing.
  return segment === 'items' ? onwards : compileSegment(segment, onwards, isA);
}

function compileSegment(segment: Exclude<PathSegment, 'items'>, onwards: Walk, isA: IsA): Walk {
  if ('types' in segment) {
    return (object, path, visit) => {
      if (isOneOf(object, segment.types, isA)) onwards(object, path, visit);
    };
  }
  const { field } = segment;
  const read = reader(field);
  return (object, path, visit) => eachObject(read(object), path && [...path, field], visit, onwards);
}

/** An object, or every object of a list of lists. */
function eachObject(value: unknown, path: ResponsePath | undefined, visit: Visit, onwards: Walk): void {
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      eachObject(value[index], path && [...path, index], visit, onwards);
    }
  } else if (isObject(value)) {
    onwards(value, path, visit);
  }
}

/** An object of which no type is known may be of any. */
export function isOneOf({ __typename }: Json, types: string[], isA: IsA): boolean {
  return __typename === undefined || types.some((type) => isA(String(__typename), type));
}
