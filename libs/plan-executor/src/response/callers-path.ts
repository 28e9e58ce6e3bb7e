import {
  getNamedType,
  isCompositeType,
  isObjectType,
  Kind,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type SelectionNode,
} from 'graphql';
import { fragmentsOf, type NamedOperation } from '../operation/named-operation';
import type { OwnAliases } from '../plan/own-aliases';
import { isObject, ownValue, type Json } from '../plan/own-value';
import type { ResponsePath } from '../plan/places';
import { collectFieldsOf } from './collect-fields';

/**
 * The path at which the caller finds what stands at a path of what was gathered. Undefined where the caller asks for
 * it of objects of other types only: a fetch asks for the fields of an entity for all places that the plan gives it.
 * What the caller asks for nowhere, such as what another field requires, keeps its path.
 */
export type FindCallersPath = (path: ResponsePath, gathered: Json) => ResponsePath | undefined;

export function compileCallersPath(schema: GraphQLSchema, named: NamedOperation, aliases: OwnAliases): FindCallersPath {
  const { document, operation, gatheredName } = named;
  const collectFields = collectFieldsOf(document, schema);
  const fieldsOfAnyType = fieldsOfAnyTypeOf(named);

  /** The type of an object; undefined where nothing says it, such as below a null. */
  function typeOf(value: unknown, declared: GraphQLCompositeType): GraphQLCompositeType | undefined {
    const type = isObject(value) && typeof value.__typename === 'string' && schema.getType(value.__typename);
    if (isCompositeType(type)) return type;
    return isObjectType(declared) ? declared : undefined;
  }
  const asCallersName = (part: string | number) => (typeof part === 'string' ? aliases.callersName(part) : part);

  return (path, gathered) => {
    let type: GraphQLCompositeType | undefined = schema.getRootType(operation.operation) ?? undefined;
    let { selections }: { selections: readonly SelectionNode[] } = operation.selectionSet;
    // What is asked at this place of objects of any type.
    let everything = selections;
    let value: unknown = gathered;
    for (const part of path) {
      if (typeof part === 'string' && type) {
        const concrete = typeOf(value, type);
        if (!concrete) break;
        const asked = collectFields(concrete, selections).find(({ node }) => gatheredName(node) === part);
        const ofAnyType = fieldsOfAnyType(everything).filter((node) => gatheredName(node) === part);
        if (!asked && ofAnyType.length > 0) return undefined;
        type = asked && fieldTypeOf(concrete, asked.node);
        selections = asked?.selections ?? [];
        everything = ofAnyType.flatMap(({ selectionSet }) => selectionSet?.selections ?? []);
      }
      value = valueAt(value, part);
    }
    return path.map(asCallersName);
  };
}

const valueAt = (value: unknown, part: string | number): unknown =>
  typeof value === 'object' && value !== null ? ownValue(value as Json, String(part)) : undefined;

function fieldTypeOf(parent: GraphQLCompositeType, { name }: FieldNode): GraphQLCompositeType | undefined {
  const field = 'getFields' in parent ? parent.getFields()[name.value] : undefined;
  const type = field && getNamedType(field.type);
  return isCompositeType(type) ? type : undefined;
}

/** Lists the fields among selections, whatever type they are asked of. */
function fieldsOfAnyTypeOf({ document }: NamedOperation): (selections: readonly SelectionNode[]) => FieldNode[] {
  const fragments = fragmentsOf(document);
  return (selections) => {
    const seen = new Set<string>();
    const fieldsOf = (selection: SelectionNode): FieldNode[] => {
      if (selection.kind === Kind.FIELD) return [selection];
      if (selection.kind === Kind.INLINE_FRAGMENT) return selection.selectionSet.selections.flatMap(fieldsOf);
      if (seen.has(selection.name.value)) return [];
      seen.add(selection.name.value);
      return fragments.get(selection.name.value)?.selectionSet.selections.flatMap(fieldsOf) ?? [];
    };
    return selections.flatMap(fieldsOf);
  };
}
