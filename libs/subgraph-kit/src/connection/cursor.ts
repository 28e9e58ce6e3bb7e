import { InvalidInputError } from '@tokorozawa/vocabulary';
import { isFaultOfValues, isNotStorable } from '../loader/statement';
import type { OrderKey } from './order-key';

export type CursorValue = string | number | boolean | null;

/** The opaque position of a row: its values of the order. */
export function writeCursor<Node>(node: Node, keys: OrderKey<Node>[]): string {
  return Buffer.from(JSON.stringify(keys.map(({ property }) => node[property] ?? null))).toString('base64url');
}

/** The values of a cursor of this many keys. Throws an InvalidInputError when it is none. */
export function readCursor(cursor: string, length: number): CursorValue[] {
  const values = parseCursor(cursor);
  if (
    !Array.isArray(values) ||
    values.length !== length ||
    values.some((value) => typeof value === 'object' && value !== null)
  ) {
    throw noCursor(cursor);
  }
  return values as CursorValue[];
}

/** What to do when a page behind a cursor cannot be read: PostgreSQL refuses values that are not of their columns' types. */
export function refuseCursor(cursor: string | null | undefined): (error: unknown) => never {
  return (error) => {
    throw cursor && isFaultOfValues(error) && !isNotStorable(error) ? noCursor(cursor) : error;
  };
}

const noCursor = (cursor: string): InvalidInputError =>
  new InvalidInputError(
    `"${cursor}" is not a cursor of this list in this order. Take the endCursor of the page before, unchanged.`,
  );

function parseCursor(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
