import { InvalidInputError } from '@tokorozawa/vocabulary';
import { isDataException, isNotStorable } from '../database/failures';
import { versionMark } from '@tokorozawa/vocabulary/record-id';
import { OrderDirection } from './connection';
import { type CursorValue, type OrderKey, type Position, positionOf } from './order';

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
