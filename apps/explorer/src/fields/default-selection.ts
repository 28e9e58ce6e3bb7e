import {
  getNamedType,
  type GraphQLNamedType,
  isCompositeType,
  isLeafType,
  isRequiredArgument,
  isUnionType,
  Kind,
  type SelectionSetNode,
} from 'graphql';

/** What tells a value apart, the most telling first. A page of a list has its items. */
const telling = ['nodes', 'name', 'title', 'printed', 'era', 'text', 'id'];

/** What is selected of a value when the reader selects it as a whole; undefined for a value without fields. */
export function defaultSelection(type: GraphQLNamedType): SelectionSetNode | undefined {
  if (!isCompositeType(type)) return undefined;
  if (isUnionType(type)) return select('__typename');
  const fields = Object.values(type.getFields()).filter(({ args }) => !args.some(isRequiredArgument));
  const told = telling.flatMap((name) => fields.find((field) => field.name === name) ?? []);
  const [first] = [...told, ...fields.filter((field) => isLeafType(getNamedType(field.type)))];
  return first ? select(first.name, defaultSelection(getNamedType(first.type))) : select('__typename');
}

const select = (name: string, selectionSet?: SelectionSetNode): SelectionSetNode => ({
  kind: Kind.SELECTION_SET,
  selections: [{ kind: Kind.FIELD, name: { kind: Kind.NAME, value: name }, ...(selectionSet && { selectionSet }) }],
});
