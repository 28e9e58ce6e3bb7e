import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isIntrospectionType,
  isListType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import type { CostTable, ListSize } from './cost-table';

export type Field = GraphQLField<unknown, unknown>;

/** What one field costs at the most. */
export interface FieldCost {
  /** Of the field, or of each item if it is a list. */
  weight: number;
  /** How many items it holds if it is a list. */
  size: number;
  /** How many items the lists among its children hold, where the field says so. */
  childSizes: ReadonlyMap<string, number>;
}

/** A list that says nothing of its size is taken to hold so many items. */
const assumedListSize = 10;

/** @param given the field's arguments, with their defaults */
export function fieldCost(
  schema: GraphQLSchema,
  costs: CostTable,
  parent: GraphQLCompositeType,
  field: Field,
  given: Record<string, unknown>,
): FieldCost {
  const coordinates = typesBehind(schema, parent).map((type) => `${type.name}.${field.name}`);
  const weights = coordinates.flatMap((coordinate) => costs.weights.get(coordinate) ?? []);
  const listSizes = coordinates.flatMap((coordinate) => costs.listSizes.get(coordinate) ?? []);
  const size = largest(listSizes.map((listSize) => sizeOf(listSize, given))) ?? assumedListSize;
  return {
    weight: largest(weights) ?? ordinaryWeight(costs, field),
    size,
    childSizes: new Map(listSizes.flatMap(({ sizedFields = [] }) => sizedFields.map((name) => [name, size]))),
  };
}

export const isList = (field: Field): boolean => isListType(getNullableType(field.type));

/** A field of an interface costs what the costliest of the types behind it asks. */
function typesBehind(schema: GraphQLSchema, type: GraphQLCompositeType): readonly GraphQLCompositeType[] {
  return isAbstractType(type) ? [type, ...schema.getPossibleTypes(type)] : [type];
}

function sizeOf({ assumedSize, slicingArguments = [] }: ListSize, given: Record<string, unknown>): number {
  const asked = slicingArguments.map((name) => given[name]).filter((value) => typeof value === 'number');
  return largest(asked.map((size) => Math.max(0, size))) ?? assumedSize ?? assumedListSize;
}

/** What the schema says of itself is told in one go, in which nobody else is answered. */
const ofSchemaItem = 4;

/** An object weighs one, a value nothing. */
function ordinaryWeight({ weights }: CostTable, field: Field): number {
  const type = getNamedType(field.type);
  // Of the schema itself only the lists count, so that all of it, which every tool asks for, can be had at once.
  if (isIntrospectionType(type)) return isList(field) ? ofSchemaItem : 0;
  return weights.get(type.name) ?? (isCompositeType(type) ? 1 : 0);
}

const largest = (numbers: number[]): number | undefined => (numbers.length > 0 ? Math.max(...numbers) : undefined);
