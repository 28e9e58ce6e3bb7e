import {
  getNamedType,
  isCompositeType,
  isObjectType,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type SelectionNode,
} from 'graphql';
import { isObject, ownValue, type Json } from '../json';
import {
  fieldCollector,
  fieldsOfAnyType,
  fragmentsOf,
  type CollectedField,
  type FieldNames,
  type NamedOperation,
} from '../operation/fields';
import { addedFields } from '../plan/fetch-operations';
import type { EntityFetch, FetchNode } from '../plan/query-plan';

/** Response names and indexes of lists, from the root. */
export type ResponsePath = (string | number)[];

/** Translates paths in the fetched data into paths in the response. */
export interface ResponsePaths {
  /**
   * The path at which the caller finds a value. Undefined if the caller asks for it only of objects of other types: a
   * fetch brings the fields of an entity to all locations that the plan gives it. A field that the caller asks for
   * nowhere, such as one that another field requires, keeps its path.
   */
  find(fetched: ResponsePath, data: Json): ResponsePath | undefined;
  /** The same, but undefined also if the caller asks for the field nowhere, or the type of its object is not known. */
  findAsked(fetched: ResponsePath, data: Json): ResponsePath | undefined;
}

export function compileResponsePaths(schema: GraphQLSchema, named: NamedOperation, names: FieldNames): ResponsePaths {
  const { document, operation, fetchedName } = named;
  const collectFields = fieldCollector(document, schema);
  const fragments = fragmentsOf(document);

  /** The type of an object; undefined if nothing tells it, such as below a null. */
  function typeOf(value: unknown, declared: GraphQLCompositeType): GraphQLCompositeType | undefined {
    const type = isObject(value) && typeof value.__typename === 'string' && schema.getType(value.__typename);
    if (isCompositeType(type)) return type;
    return isObjectType(declared) ? declared : undefined;
  }

  /** Tells who asks for the last field of a path: the caller here, the caller of objects of other types, or nobody. */
  function whoAsks(path: ResponsePath, data: Json): 'here' | 'elsewhere' | 'nobody' {
    let type: GraphQLCompositeType | undefined = schema.getRootType(operation.operation) ?? undefined;
    let { selections }: { selections: readonly SelectionNode[] } = operation.selectionSet;
    // What is asked at this location of objects of any type.
    let ofAnyType = selections;
    let value: unknown = data;
    let isAsked = true;
    for (const part of path) {
      if (typeof part === 'string') {
        const concrete: GraphQLCompositeType | undefined = type && typeOf(value, type);
        if (!concrete) return 'nobody';
        const asked: CollectedField | undefined = collectFields(concrete, selections).find(
          ({ node }) => fetchedName(node) === part,
        );
        const alike = fieldsOfAnyType(ofAnyType, fragments).filter((node) => fetchedName(node) === part);
        if (!asked && alike.length > 0) return 'elsewhere';
        isAsked = asked !== undefined;
        type = asked && fieldTypeOf(concrete, asked.node);
        selections = asked?.selections ?? [];
        ofAnyType = alike.flatMap(({ selectionSet }) => selectionSet?.selections ?? []);
      }
      value = valueAt(value, part);
    }
    return isAsked ? 'here' : 'nobody';
  }
  const inResponse = (path: ResponsePath): ResponsePath =>
    path.map((part) => (typeof part === 'string' ? names.responseName(part) : part));

  return {
    find: (fetched, data) => (whoAsks(fetched, data) === 'elsewhere' ? undefined : inResponse(fetched)),
    findAsked: (fetched, data) => (whoAsks(fetched, data) === 'here' ? inResponse(fetched) : undefined),
  };
}

const valueAt = (value: unknown, part: string | number): unknown =>
  typeof value === 'object' && value !== null ? ownValue(value as Json, String(part)) : undefined;

function fieldTypeOf(parent: GraphQLCompositeType, { name }: FieldNode): GraphQLCompositeType | undefined {
  const field = 'getFields' in parent ? parent.getFields()[name.value] : undefined;
  const type = field && getNamedType(field.type);
  return isCompositeType(type) ? type : undefined;
}

/** An object of the fetched data and its path. */
export interface LocatedObject {
  object: Json;
  path: ResponsePath;
}

/** Finds the response path of a field that is missing because a fetch failed. */
export type FindMissingField = (objects: LocatedObject[], data: Json, paths: ResponsePaths) => ResponsePath | undefined;

/**
 * One error stands for everything that a failed fetch did not bring. Its path is that of the first field that the
 * caller asks for and that is missing. If the fetch only serves other fetches, it is the path of the first object.
 * @param entities the `_entities` field to which the objects belong; undefined for a fetch of root fields
 */
export function compileFindMissingField(fetch: FetchNode, entities: EntityFetch | undefined): FindMissingField {
  let names: string[] | undefined;
  return (objects, data, paths) => {
    names ??= addedFields(fetch, entities);
    for (const { object, path } of firstOfEachType(objects)) {
      for (const name of names) {
        if (ownValue(object, name) !== undefined) continue;
        const asked = paths.findAsked([...path, name], data);
        if (asked) return asked;
      }
    }
    const [first] = objects;
    return first && first.path.length > 0 ? paths.find(first.path, data) : undefined;
  };
}

/** Objects of one type are asked for the same fields, so one of them is enough. */
function firstOfEachType(objects: LocatedObject[]): LocatedObject[] {
  const byType = new Map<unknown, LocatedObject>();
  for (const found of objects) if (!byType.has(found.object.__typename)) byType.set(found.object.__typename, found);
  return [...byType.values()];
}
