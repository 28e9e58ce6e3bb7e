import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLResolveInfo,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import type { Json, Run } from './run';
import type { SelectedField } from './selection';

/** What a resolver may know of the field that it resolves, besides its object and arguments. */
export class FieldInfo implements GraphQLResolveInfo {
  readonly fieldName: string;
  readonly fieldNodes: readonly FieldNode[];
  readonly returnType: GraphQLOutputType;
  readonly parentType: GraphQLObjectType;
  readonly schema: GraphQLSchema;
  readonly fragments: Record<string, FragmentDefinitionNode>;
  readonly operation: OperationDefinitionNode;
  readonly variableValues: Json;
  readonly rootValue = undefined;

  constructor({ definition, nodes, parentType }: SelectedField, run: Run) {
    this.fieldName = definition.name;
    this.fieldNodes = nodes;
    this.returnType = definition.type;
    this.parentType = parentType;
    this.schema = run.schema;
    this.fragments = run.fragments;
    this.operation = run.operation;
    this.variableValues = run.variableValues;
  }

  /** The same is resolved for many objects; graphql-js can tell one from another. */
  get path(): never {
    throw new Error('Here the path of one object is not known.');
  }
}
