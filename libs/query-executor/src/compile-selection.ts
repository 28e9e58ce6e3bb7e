import { collectFields } from '@graphql-tools/utils';
import {
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { completionOf } from './completion';
import { Selection, type Json, type SelectedField } from './run';

/** What is known of a query when it is compiled. */
export interface Compiling {
  schema: GraphQLSchema;
  fragments: Record<string, FragmentDefinitionNode>;
  /** The variables on which `@skip` and `@include` depend. */
  conditions: Json;
  fieldResolver: GraphQLFieldResolver<unknown, unknown>;
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
