import { collectFields } from '@graphql-tools/utils';
import {
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { completionOf, type Complete } from './completion';
import type { Json } from './run';

/** What is known of a query when it is compiled. */
export interface Compiling {
  schema: GraphQLSchema;
  fragments: Record<string, FragmentDefinitionNode>;
  /** The variables on which `@skip` and `@include` depend. */
  conditions: Json;
  fieldResolver: GraphQLFieldResolver<unknown, unknown>;
}

/** A field of objects of one type, as a query asks for it. */
export interface SelectedField {
  responseName: string;
  nodes: [FieldNode, ...FieldNode[]];
  parentType: GraphQLObjectType;
  definition: GraphQLField<unknown, unknown>;
  resolve: GraphQLFieldResolver<unknown, unknown>;
  complete: Complete;
}

/** What a query asks of objects of one type. */
export class Selection {
  /** @param names every name in the order of the query, with the value that it has in all objects, if any */
  constructor(
    readonly fields: SelectedField[],
    private readonly names: [responseName: string, value: unknown][],
  ) {}

  /** An object of the answer, its fields yet to be filled in. */
  blank(): Json {
    const object: Json = {};
    for (const [responseName, value] of this.names) object[responseName] = value;
    return object;
  }
}

/** @param nodes the mentions of the field, or the operation, whose selections count together */
export function compileSelection(
  compiling: Compiling,
  type: GraphQLObjectType,
  nodes: readonly { selectionSet?: SelectionSetNode | undefined }[],
): Selection {
  const { schema, fragments, conditions, fieldResolver } = compiling;
  const selections = nodes.flatMap(({ selectionSet }) => selectionSet?.selections ?? []);
  const selectionSet: SelectionSetNode = { kind: Kind.SELECTION_SET, selections };
  const collected = [...collectFields(schema, fragments, conditions, type, selectionSet).fields];
  const definitions = type.getFields();
  const fields: SelectedField[] = [];
  const names = collected.map(([responseName, mentions]): [string, unknown] => {
    const [first] = mentions as [FieldNode];
    if (responseName === '__proto__') throw new Error('An object cannot be given this name by assignment.');
    if (first.name.value === '__typename') return [responseName, type.name];
    const definition = definitions[first.name.value];
    if (!definition) throw new Error('What the schema says of itself is not asked here.');
    fields.push({
      responseName,
      nodes: mentions as [FieldNode],
      parentType: type,
      definition,
      resolve: definition.resolve ?? fieldResolver,
      complete: completionOf(definition.type, (of) => compileSelection(compiling, of, mentions)),
    });
    return [responseName, undefined];
  });
  return new Selection(fields, names);
}
