import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { Identified } from '../entity/entity-class';
import { OrderDirection } from './connection';

/** A property by which a list is ordered. Records without a value come last in either direction. */
export interface OrderKey<Node> {
  property: keyof Node & string;
  direction: OrderDirection;
  /** Where the value stands, unless it is that of the property itself. */
  computed?: ComputedKey<Node>;
}

/** A value by which a list is ordered, in SQL and of a record. */
export interface ComputedKey<Node> {
  /** In the notation of TypeORM, such as `listed.name`. */
  sql: string;
  isNullable: boolean;
  valueOf(node: Node): CursorValue;
}

export type CursorValue = string | number | boolean | null;

/** A position in a list: the values of the keys of its order, the last of which is the id. */
export type Position = readonly CursorValue[];

/**
 * The order with the id as its last key, so that no two rows tie. Ids have the direction of the key before them: then the
 * list is one range of an index on these keys, read from either end.
 */
export function withTieBreak<Node extends Identified>(order: OrderKey<Node>[]): OrderKey<Node>[] {
  if (order.some(({ property }) => property === 'id')) return order;
  return [...order, { property: 'id', direction: order.at(-1)?.direction ?? OrderDirection.ASC }];
}

/** The column of a key in SQL. */
export const columnOf = <Node extends ObjectLiteral>(query: SelectQueryBuilder<Node>, key: OrderKey<Node>): string =>
  key.computed?.sql ?? `${query.alias}.${key.property}`;

/** Whether a record may have no value of the key. */
export const isNullable = <Node extends ObjectLiteral>(
  query: SelectQueryBuilder<Node>,
  { property, computed }: OrderKey<Node>,
): boolean =>
  computed?.isNullable ??
  query.expressionMap.mainAlias?.metadata.findColumnWithPropertyName(property)?.isNullable ??
  true;

/** The values of the keys of a record. */
export const positionOf = <Node>(node: Node, order: OrderKey<Node>[]): Position =>
  order.map(({ property, computed }) =>
    computed ? computed.valueOf(node) : ((node[property] ?? null) as CursorValue),
  );

/** Compares positions as PostgreSQL does: a record without a value comes last in either direction. */
export function comparePositions<Node>(order: OrderKey<Node>[], one: Position, other: Position): number {
  for (const [index, { direction }] of order.entries()) {
    const [a, b] = [one[index] as CursorValue, other[index] as CursorValue];
    if (a === b) continue;
    if (a === null || b === null) return a === null ? 1 : -1;
    return a < b === (direction === OrderDirection.ASC) ? -1 : 1;
  }
  return 0;
}
