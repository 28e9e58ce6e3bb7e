import { InvalidInputError } from '@tokorozawa/vocabulary';
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
    throw new InvalidInputError(
      `"${cursor}" is not a cursor of this list in this order. Take the endCursor of the page before, unchanged.`,
    );
  }
  return values as CursorValue[];
}

function parseCursor(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
