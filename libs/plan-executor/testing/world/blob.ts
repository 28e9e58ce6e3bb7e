import { isScalarType, Kind, type GraphQLSchema, type ValueNode } from 'graphql';

type Variables = Record<string, unknown> | null | undefined;

/** Lets a schema tell apart literals of Blob that JavaScript's numbers do not. */
export function readBlobsExactly(schema: GraphQLSchema): void {
  const blob = schema.getType('Blob');
  if (isScalarType(blob)) Object.assign(blob, { parseLiteral: readLiteral });
}

function readLiteral(node: ValueNode, variables: Variables): unknown {
  switch (node.kind) {
    case Kind.VARIABLE:
      return variables?.[node.name.value];
    case Kind.NULL:
      return null;
    case Kind.INT:
    case Kind.FLOAT:
      return String(Number(node.value)) === node.value ? Number(node.value) : `number ${node.value}`;
    case Kind.LIST:
      return node.values.map((each) => readLiteral(each, variables));
    case Kind.OBJECT:
      return Object.fromEntries(node.fields.map(({ name, value }) => [name.value, readLiteral(value, variables)]));
    default:
      return node.value;
  }
}
