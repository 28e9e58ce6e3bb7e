import {
  getNamedType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** The argument that takes a variable, or the field of an input object that does. */
export type VariableUse = {
  /** The type that has the field. */
  type: string;
  field: string;
  description: string;
  /** The name of the argument; absent for a field of an input object. */
  argument?: string;
};

/** Where each variable is first used. Its description says what the variable is for. */
export function variableUses(schema: GraphQLSchema, operation: OperationDefinitionNode): Map<string, VariableUse> {
  const uses = new Map<string, VariableUse>();
  const types = new TypeInfo(schema);
  const add = (variable: string, use: VariableUse): void => void (uses.has(variable) || uses.set(variable, use));
  visit(
    operation,
    visitWithTypeInfo(types, {
      Argument({ value }) {
        const [argument, field, parent] = [types.getArgument(), types.getFieldDef(), types.getParentType()];
        if (value.kind !== Kind.VARIABLE || !argument || !field || !parent) return;
        const { name, description } = argument;
        add(value.name.value, { type: parent.name, field: field.name, argument: name, description: description ?? '' });
      },
      ObjectField({ name, value }) {
        if (value.kind !== Kind.VARIABLE) return;
        const parent = types.getParentInputType();
        const type = parent && getNamedType(parent);
        const field = type && 'getFields' in type ? type.getFields()[name.value] : undefined;
        if (type && field)
          add(value.name.value, { type: type.name, field: name.value, description: field.description ?? '' });
      },
    }),
  );
  return uses;
}
