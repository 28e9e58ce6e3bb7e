import {
  isCompositeType,
  Kind,
  parse,
  valueFromASTUntyped,
  type DirectiveNode,
  type FieldNode,
  type GraphQLNamedType,
} from 'graphql';

/** How much a field weighs, how many items it may hold, and how many its children may (`edges` and `nodes` of a page). */
export interface FieldCost {
  weight: number | undefined;
  listSize: number;
  childSizes: ReadonlyMap<string, number>;
}

export interface CostTable {
  field(type: string, node: FieldNode, variables: Record<string, unknown>): FieldCost;
  typeWeight(type: GraphQLNamedType): number;
}

interface ListSize {
  assumedSize?: number;
  slicingArguments?: string[];
  sizedFields?: string[];
}

/** A list without `@listSize` is taken to hold so many items. */
const assumedListSize = 10;

/** A page asked for without its size has the default of all connections. */
const defaultPage = 20;

const none: ReadonlyMap<string, number> = new Map();

/** Reads `@cost` and `@listSize` from a composed supergraph. */
export function costTable(supergraphSdl: string): CostTable {
  const weights = new Map<string, number>();
  const listSizes = new Map<string, ListSize>();

  for (const definition of parse(supergraphSdl, { noLocation: true }).definitions) {
    if (!('name' in definition) || !definition.name) continue;
    const type = definition.name.value;
    note(type, 'directives' in definition ? definition.directives : undefined);
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const field of definition.fields ?? []) note(`${type}.${field.name.value}`, field.directives);
  }

  function note(coordinate: string, directives: readonly DirectiveNode[] | undefined): void {
    for (const directive of directives ?? []) {
      const name = directive.name.value.replace(/^federation__/, '');
      if (name === 'cost') weights.set(coordinate, Number(argumentsOf(directive).weight));
      if (name === 'listSize') listSizes.set(coordinate, argumentsOf(directive));
    }
  }

  return {
    typeWeight: (type) => weights.get(type.name) ?? (isCompositeType(type) ? 1 : 0),
    field(type, node, variables) {
      const coordinate = `${type}.${node.name.value}`;
      const declared = listSizes.get(coordinate);
      const size = declared ? sizeOf(declared, node, variables) : assumedListSize;
      return {
        weight: weights.get(coordinate),
        listSize: size,
        childSizes: declared?.sizedFields ? new Map(declared.sizedFields.map((field) => [field, size])) : none,
      };
    },
  };
}

function sizeOf(
  { assumedSize, slicingArguments = [] }: ListSize,
  node: FieldNode,
  variables: Record<string, unknown>,
): number {
  const asked = slicingArguments.flatMap((name) => {
    const argument = node.arguments?.find((candidate) => candidate.name.value === name);
    const value: unknown = argument && valueFromASTUntyped(argument.value, variables);
    return typeof value === 'number' ? [value] : [];
  });
  if (asked.length > 0) return Math.max(0, ...asked);
  return assumedSize ?? (slicingArguments.length > 0 ? defaultPage : assumedListSize);
}

function argumentsOf(directive: DirectiveNode): ListSize & { weight?: unknown } {
  return Object.fromEntries(
    (directive.arguments ?? []).map((argument) => [argument.name.value, valueFromASTUntyped(argument.value)]),
  );
}
