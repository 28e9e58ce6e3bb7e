import { isObject, ownValue, propertyReader, setOwn, writeString, type Json } from '../json';
import type { RepeatedSignatures } from '../plan/fetch-operations';
import type {
  EntityFetch,
  FetchNode,
  FieldRequirement,
  PathSegment,
  PlanPath,
  Requirement,
  Rewrite,
} from '../plan/query-plan';
import type { IsA } from '../plan/supergraph-types';
import {
  compileFindMissingField,
  type FindMissingField,
  type LocatedObject,
  type ResponsePath,
} from '../response/response-paths';

/** What holds an object: a list under its index, or another object under the name of its field. */
type Holder = Record<string | number, unknown>;

/** Finds the objects of the fetched data to which a path of the plan leads. */
export interface PathWalker {
  /** Visits every object, as often as it is reached. */
  visit(root: Json, visitor: (object: Json, holder: Holder, key: string | number) => void): void;
  /** Lists every object with each path by which it is reached, for errors. */
  locate(root: Json): LocatedObject[];
}

type Visitor = (object: Json, holder: Holder, key: string | number, path: ResponsePath | undefined) => void;
type Walk = (...at: [...Parameters<Visitor>, visitor: Visitor]) => void;

export function compilePath(path: PlanPath, isA: IsA): PathWalker {
  const walk = compileWalk(path, isA);
  return {
    visit: (root, visitor) => walk(root, { root }, 'root', undefined, visitor),
    locate(root) {
      const found: LocatedObject[] = [];
      walk(root, { root }, 'root', [], (object, _holder, _key, at = []) => found.push({ object, path: at }));
      return found;
    },
  };
}

function compileWalk([segment, ...rest]: PlanPath, isA: IsA): Walk {
  if (segment === undefined) return (object, holder, key, path, visitor) => visitor(object, holder, key, path);
  const next = compileWalk(rest, isA);
  // Every list is entered anyway, so an `items` segment changes nothing.
  return segment === 'items' ? next : compileSegment(segment, next, isA);
}

function compileSegment(segment: Exclude<PathSegment, 'items'>, next: Walk, isA: IsA): Walk {
  if ('types' in segment) {
    return (object, holder, key, path, visitor) => {
      if (mayBeOneOf(object, segment.types, isA)) next(object, holder, key, path, visitor);
    };
  }
  const { field } = segment;
  const read = propertyReader(field);
  return (object, _holder, _key, path, visitor) =>
    enter(read(object), object, field, path && [...path, field], visitor, next);
}

/** Walks on from an object, or from every object of a list of lists. */
function enter(
  value: unknown,
  holder: Holder,
  key: string | number,
  path: ResponsePath | undefined,
  visitor: Visitor,
  next: Walk,
): void {
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      enter(value[index], value as unknown as Holder, index, path && [...path, index], visitor, next);
    }
  } else if (isObject(value)) {
    next(value, holder, key, path, visitor);
  }
}

/** True if an object is of one of the types, or its type is not known. */
function mayBeOneOf({ __typename }: Json, types: string[], isA: IsA): boolean {
  return __typename === undefined || types.some((type) => isA(String(__typename), type));
}

/** Applies the rewrites of a plan to an object, in their order. */
export function applyRewrites(rewrites: Rewrite[], value: unknown, isA: IsA): void {
  for (const rewrite of rewrites) rewriteAt(rewrite.path, value, isA, (object) => applyChange(rewrite, object));
}

function rewriteAt([step, ...rest]: Rewrite['path'], value: unknown, isA: IsA, change: (object: Json) => void): void {
  if (Array.isArray(value)) return value.forEach((item) => rewriteAt(step ? [step, ...rest] : [], item, isA, change));
  if (!isObject(value)) return;
  if (!step) change(value);
  else if ('field' in step) rewriteAt(rest, ownValue(value, step.field), isA, change);
  else if (mayBeOneOf(value, step.types, isA)) rewriteAt(rest, value, isA, change);
}

function applyChange({ key, change }: Rewrite, object: Json): void {
  if ('setTo' in change) return setOwn(object, key, change.setTo);
  const value = ownValue(object, key);
  if (value === undefined) return;
  setOwn(object, change.renameTo, value);
  delete object[key];
}

/** Writes representations: objects that tell a subgraph which entities are meant. */
interface RepresentationWriter {
  /**
   * The representation of an entity as JSON; equal entities have equal text. Undefined if something that the subgraph
   * requires is missing, because an earlier fetch failed: the subgraph is not asked about this entity.
   */
  write(entity: Json): string | undefined;
  /** True if an entity has no other properties than its representation, so that it equals all others of equal text. */
  hasOnlyKeyFields(entity: Json): boolean;
}

function compileRepresentation(requires: Requirement[], isA: IsA): RepresentationWriter {
  // A writer is compiled when the first object of its type arrives.
  const byType = new Map<unknown, RepresentationWriter>();
  function writerFor({ __typename }: Json): RepresentationWriter {
    let writer = byType.get(__typename);
    if (!writer) byType.set(__typename, (writer = writerOf(requiredFields(requires, __typename, isA), isA)));
    return writer;
  }
  return {
    write: (entity) => writerFor(entity).write(entity),
    hasOnlyKeyFields: (entity) => writerFor(entity).hasOnlyKeyFields(entity),
  };
}

/** The fields that are required of an object of this type, each once. */
function requiredFields(requires: Requirement[], typename: unknown, isA: IsA): FieldRequirement[] {
  const fields = new Map<string, FieldRequirement>();
  function collect(requirements: Requirement[]): void {
    for (const requirement of requirements) {
      if (requirement.kind === 'Fragment') {
        if (typeof typename === 'string' && isA(typename, requirement.type)) collect(requirement.requires);
        continue;
      }
      const before = fields.get(requirement.name);
      const nested = requirement.requires && [...(before?.requires ?? []), ...requirement.requires];
      fields.set(requirement.name, { ...requirement, requires: nested });
    }
  }
  collect(requires);
  // Sorted, so that equal entities have equal texts in whatever order plans require their fields.
  return [...fields.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function writerOf(fields: FieldRequirement[], isA: IsA): RepresentationWriter {
  if (fields.length === 0) return { write: () => undefined, hasOnlyKeyFields: () => false };
  const isFlat = fields.every(({ requires }) => requires === undefined);
  const writers = fields.map(({ from, name, requires }, index) => ({
    read: propertyReader(from),
    opening: `${index === 0 ? '{' : ','}${writeString(name)}:`,
    write: requires ? compositeWriter(compileRepresentation(requires, isA)) : writeLeaf,
  }));
  return {
    write(entity) {
      let text = '';
      for (const { read, opening, write } of writers) {
        const value = read(entity);
        const written = value === undefined ? undefined : write(value);
        if (written === undefined) return undefined;
        text += opening + written;
      }
      return `${text}}`;
    },
    hasOnlyKeyFields: (entity) => isFlat && Object.keys(entity).length === fields.length,
  };
}

const writeLeaf = (value: unknown): string | undefined =>
  typeof value === 'string' ? writeString(value) : JSON.stringify(value);

function compositeWriter(representation: RepresentationWriter): (value: unknown) => string | undefined {
  return function write(value): string | undefined {
    if (Array.isArray(value)) return `[${value.map((item) => write(item) ?? 'null').join(',')}]`;
    return isObject(value) ? representation.write(value) : 'null';
  };
}

/** One `_entities` field of a request. */
export interface CompiledEntityFetch {
  responseName: string;
  variable: string;
  paths: PathWalker[];
  representation: RepresentationWriter;
  /** Identifies what is fetched of each entity; undefined if the plan fetches that nowhere else. */
  signature: string | undefined;
  /** Makes a received entity what the operation expects of an object of this type. */
  rewrite(entity: Json, typename: unknown): void;
  findMissingField: FindMissingField;
}

export function compileEntityFetch(
  node: FetchNode,
  fetch: EntityFetch,
  isA: IsA,
  repeated: RepeatedSignatures,
): CompiledEntityFetch {
  return {
    responseName: fetch.responseName,
    variable: fetch.variable,
    paths: fetch.paths.map((path) => compilePath(path, isA)),
    representation: withInputRewrites(compileRepresentation(fetch.requires, isA), fetch, isA),
    signature: repeated.get(fetch),
    rewrite: compileOutputRewrites(fetch, isA),
    findMissingField: compileFindMissingField(node, fetch),
  };
}

function withInputRewrites(
  plain: RepresentationWriter,
  { inputRewrites }: EntityFetch,
  isA: IsA,
): RepresentationWriter {
  if (inputRewrites.length === 0) return plain;
  return {
    write(entity) {
      const text = plain.write(entity);
      if (text === undefined) return undefined;
      const representation = JSON.parse(text) as Json;
      applyRewrites(inputRewrites, representation, isA);
      return JSON.stringify(representation);
    },
    // A rewrite may make the texts of different entities equal.
    hasOnlyKeyFields: () => false,
  };
}

function compileOutputRewrites({ outputRewrites }: EntityFetch, isA: IsA): CompiledEntityFetch['rewrite'] {
  return (entity, typename) => {
    // Rewrites depend on types, which the subgraph need not repeat.
    if (outputRewrites.length > 0) entity.__typename ??= typename;
    applyRewrites(outputRewrites, entity, isA);
    if (isLessExact(entity.__typename, typename, isA)) delete entity.__typename;
  };
}

/** True if a subgraph that knows an entity only by its interface names the interface as its type. */
const isLessExact = (received: unknown, known: unknown, isA: IsA): boolean =>
  typeof received === 'string' && typeof known === 'string' && received !== known && isA(known, received);
