import { InvalidInputError } from '@tokorozawa/vocabulary';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { isDataException, isNotStorable } from '../database/failures';
import { versionMark } from '../edition/version-id';
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

/** A list to whose rows cursors lead. Its conditions do not matter: a position among all rows is one among some of them. */
export interface OrderedList<Node> {
  /** The name of the entity, and after `@` the edition whose versions are listed, if they are not the newest. */
  name: string;
  order: OrderKey<Node>[];
}

/** The opaque position of a row: the name of the list and of the order, and the row's values of its keys. */
export function writeCursor<Node>(node: Node, { name, order }: OrderedList<Node>): string {
  return Buffer.from(JSON.stringify([name, nameOf(order), ...positionOf(node, order)])).toString('base64url');
}

/** The position in a cursor of this list. Throws an InvalidInputError if it is none, or one of another list or order. */
export function parseCursor<Node>(
  cursor: string,
  { name, order }: OrderedList<Node>,
  argument: keyof Cursors,
): Position {
  const content = parseJson(cursor);
  if (!Array.isArray(content)) throw cursorError(cursor, argument);
  const [list, orderName, ...values] = content as unknown[];
  if (typeof list === 'string' && list !== name) {
    throw new InvalidInputError(
      `"${cursor}" is a cursor of ${titleOf(list)}, but this list is of ${titleOf(name)}. Take a cursor of a page of this list, or leave it out to begin anew.`,
      { argument },
    );
  }
  const isPosition = values.every((value) => typeof value !== 'object' || value === null);
  const isOfList = list === name && orderName === nameOf(order) && values.length === order.length;
  if (!isOfList || !isPosition) throw cursorError(cursor, argument);
  return values as CursorValue[];
}

/** `Section@2024` in words. */
function titleOf(list: string): string {
  const [entity, edition] = list.split(versionMark);
  return `${entity} records in ${edition === undefined ? 'their newest versions' : `the edition ${edition}`}`;
}

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

const nameOf = <Node>(order: OrderKey<Node>[]): string =>
  order.map(({ property, direction }) => (direction === OrderDirection.DESC ? `-${property}` : property)).join();

/** Handles a failure to read from these cursors: PostgreSQL refuses values that do not have the types of their columns. */
export function throwCursorError({ after, before }: Cursors): (error: unknown) => never {
  return (error) => {
    const cursor = after || before;
    const isFault = cursor && isDataException(error) && !isNotStorable(error);
    throw isFault ? cursorError(cursor, after ? 'after' : 'before') : error;
  };
}

export type Cursors = Partial<Record<'after' | 'before', string | null>>;

const cursorError = (cursor: string, argument: keyof Cursors): InvalidInputError =>
  new InvalidInputError(
    `"${cursor}" is not a cursor of this list in this order. Take a cursor of a page in the same order, unchanged.`,
    { argument },
  );

function parseJson(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
