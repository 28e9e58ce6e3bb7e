import { isScalarType, Kind, type GraphQLSchema, type ValueNode } from 'graphql';

type Variables = Record<string, unknown> | null | undefined;

/** Makes a schema distinguish Blob literals that are equal as JavaScript numbers. */
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
