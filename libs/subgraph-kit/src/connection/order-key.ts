import { OrderDirection } from './page-args';

/** A property by which a list is ordered. Records without a value come last in either direction. */
export interface OrderKey<Node> {
  property: keyof Node & string;
  direction: OrderDirection;
}

const byId = { property: 'id', direction: OrderDirection.ASC } as const;

/** The order with the id behind it, so that no two rows tie. */
export function withTieBreak<Node extends { id: string }>(order: OrderKey<Node>[]): OrderKey<Node>[] {
  return order.some(({ property }) => property === 'id') ? order : [...order, byId];
}
