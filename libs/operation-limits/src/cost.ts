import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isIntrospectionType,
  isListType,
  valueFromASTUntyped,
  type DirectiveNode,
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';

/** What a supergraph declares with `@cost` and `@listSize`, by schema coordinate: `Program`, `Query.programs`. */
export interface CostTable {
  weights: ReadonlyMap<string, number>;
  listSizes: ReadonlyMap<string, ListSize>;
}

/** The arguments of `@listSize`. */
export interface ListSize {
  assumedSize?: number;
  slicingArguments?: string[];
  /** The fields of the page, such as `edges` and `nodes`, that are as long as the slicing arguments say. */
  sizedFields?: string[];
}

export function readCostTable(supergraph: DocumentNode): CostTable {
  const weights = new Map<string, number>();
  const listSizes = new Map<string, ListSize>();

  function add(coordinate: string, directives: readonly DirectiveNode[] = []): void {
    for (const directive of directives) {
      if (directive.name.value === 'cost') weights.set(coordinate, Number(argumentsOf(directive).weight));
      if (directive.name.value === 'listSize') listSizes.set(coordinate, argumentsOf(directive));
    }
  }

  for (const definition of supergraph.definitions) {
    if (!('name' in definition && definition.name && 'directives' in definition)) continue;
    const type = definition.name.value;
    add(type, definition.directives);
    if (!('fields' in definition)) continue;
    for (const field of definition.fields ?? []) add(`${type}.${field.name.value}`, field.directives);
  }
  return { weights, listSizes };
}

function argumentsOf(directive: DirectiveNode): ListSize & { weight?: unknown } {
  return Object.fromEntries(
    (directive.arguments ?? []).map((argument) => [argument.name.value, valueFromASTUntyped(argument.value)]),
  );
}

export type Field = GraphQLField<unknown, unknown>;

/** The most that a field may cost. */
export interface FieldCost {
  /** Of the field or, for a list, of each item. */
  weight: number;
  /** The number of items of a list. */
  size: number;
  /** The number of items of the lists among the field's children, where `@listSize` of the field says so. */
  childSizes: ReadonlyMap<string, number>;
}

/** The number of items of a list without `@listSize`. */
const defaultListSize = 10;

/** @param args the field's arguments, with their defaults */
export function costOfField(
  schema: GraphQLSchema,
  costs: CostTable,
  parent: GraphQLCompositeType,
  field: Field,
  args: Record<string, unknown>,
): FieldCost {
  const coordinates = withPossibleTypes(schema, parent).map((type) => `${type.name}.${field.name}`);
  const weights = coordinates.flatMap((coordinate) => costs.weights.get(coordinate) ?? []);
  const ownListSize = costs.listSizes.get(`${parent.name}.${field.name}`);
  const listSizes = ownListSize
    ? [ownListSize]
    : coordinates.flatMap((coordinate) => costs.listSizes.get(coordinate) ?? []);
  const declaredSize = largest(listSizes.map((listSize) => sizeOfList(listSize, args))) ?? defaultListSize;
  // What a list is asked for does not bound what a subgraph answers, so a list counts as one item at least.
  const size = Math.max(1, Math.min(declaredSize, numberOfIds(args)));
  return {
    weight: largest(weights) ?? defaultWeight(costs, field),
    size,
    childSizes: new Map(listSizes.flatMap(({ sizedFields = [] }) => sizedFields.map((name) => [name, size]))),
  };
}

export const isList = (field: Field): boolean => isListType(getNullableType(field.type));

/**
 * A field of an interface costs as much as the costliest of the types that implement it. Only the size of a list is what
 * the interface itself says, if it does.
 */
function withPossibleTypes(schema: GraphQLSchema, type: GraphQLCompositeType): readonly GraphQLCompositeType[] {
  return isAbstractType(type) ? [type, ...schema.getPossibleTypes(type)] : [type];
}

function sizeOfList({ assumedSize, slicingArguments = [] }: ListSize, args: Record<string, unknown>): number {
  const requested = slicingArguments.map((name) => args[name]).filter((value) => typeof value === 'number');
  return largest(requested) ?? assumedSize ?? defaultListSize;
}

/**
 * How many records a field can return that is asked for them by their ids, as Relay's `nodes(ids:)` and lists with
 * `where: { ids: … }`; Infinity for every other field. `@listSize` cannot say so, because slicing arguments are integers.
 */
function numberOfIds({ ids, where }: Record<string, unknown>): number {
  const requested = ids ?? (where as { ids?: unknown } | null | undefined)?.ids;
  return Array.isArray(requested) ? requested.length : Infinity;
}

/** Introspection is answered in one go, during which no other request is processed. */
const introspectionItemWeight = 4;

/** An object weighs 1, a scalar 0. */
function defaultWeight({ weights }: CostTable, field: Field): number {
  const type = getNamedType(field.type);
  // Of introspection only lists count, so that the whole schema, which every tool requests, is within the limit.
  if (isIntrospectionType(type)) return isList(field) ? introspectionItemWeight : 0;
  return weights.get(type.name) ?? (isCompositeType(type) ? 1 : 0);
}

const largest = (numbers: number[]): number | undefined => (numbers.length > 0 ? Math.max(...numbers) : undefined);
