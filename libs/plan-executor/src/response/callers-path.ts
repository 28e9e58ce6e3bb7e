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
import { collectFieldsOf, type CollectedField } from './collect-fields';

/** Translates paths in the gathered data into paths in the answer. */
export interface CallersPaths {
  /**
   * The path at which the caller finds what stands at a path of the gathered data. Undefined if the caller asks for it
   * only of objects of other types: a fetch asks for the fields of an entity for all places that the plan gives it.
   * A field that the caller asks for nowhere, such as one that another field requires, keeps its path.
   */
  find(path: ResponsePath, gathered: Json): ResponsePath | undefined;
  /** The same, but undefined also if the caller asks for the field nowhere, or if its object has no known type. */
  findAsked(path: ResponsePath, gathered: Json): ResponsePath | undefined;
}

export function compileCallersPaths(schema: GraphQLSchema, named: NamedOperation, aliases: OwnAliases): CallersPaths {
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

  /** Who asks for the field at the end of a path: the caller here, the caller of objects of other types, or nobody. */
  function whoAsks(path: ResponsePath, gathered: Json): 'here' | 'elsewhere' | 'nobody' {
    let type: GraphQLCompositeType | undefined = schema.getRootType(operation.operation) ?? undefined;
    let { selections }: { selections: readonly SelectionNode[] } = operation.selectionSet;
    // What is asked at this place of objects of any type.
    let everything = selections;
    let value: unknown = gathered;
    let isAsked = true;
    for (const part of path) {
      if (typeof part === 'string') {
        const concrete: GraphQLCompositeType | undefined = type && typeOf(value, type);
        if (!concrete) return 'nobody';
        const asked: CollectedField | undefined = collectFields(concrete, selections).find(
          ({ node }) => gatheredName(node) === part,
        );
        const ofAnyType = fieldsOfAnyType(everything).filter((node) => gatheredName(node) === part);
        if (!asked && ofAnyType.length > 0) return 'elsewhere';
        isAsked = asked !== undefined;
        type = asked && fieldTypeOf(concrete, asked.node);
        selections = asked?.selections ?? [];
        everything = ofAnyType.flatMap(({ selectionSet }) => selectionSet?.selections ?? []);
      }
      value = valueAt(value, part);
    }
    return isAsked ? 'here' : 'nobody';
  }
  const callersNames = (path: ResponsePath) => path.map(asCallersName);

  return {
    find: (path, gathered) => (whoAsks(path, gathered) === 'elsewhere' ? undefined : callersNames(path)),
    findAsked: (path, gathered) => (whoAsks(path, gathered) === 'here' ? callersNames(path) : undefined),
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
