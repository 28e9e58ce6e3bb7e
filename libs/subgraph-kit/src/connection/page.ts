import type { Connection, Edge } from './connection';
import { writeCursor } from './cursor';
import type { OrderKey } from './order-key';
import type { PageArgs } from './page-args';
import type { PageInfo } from './page-info';

/** A page of a list. */
export class Page<Node> implements Connection<Node> {
  readonly nodes: Node[];
  readonly edges: Edge<Node>[];
  readonly pageInfo: PageInfo;

  /** @param found the rows of the page, and one more where another page follows */
  constructor(
    found: Node[],
    { first, after }: PageArgs,
    keys: OrderKey<Node>[],
    private readonly count: () => Promise<number>,
  ) {
    this.nodes = found.slice(0, first);
    this.edges = this.nodes.map((node) => ({ node, cursor: writeCursor(node, keys) }));
    this.pageInfo = {
      hasNextPage: found.length > first,
      hasPreviousPage: Boolean(after),
      startCursor: this.edges[0]?.cursor ?? null,
      endCursor: this.edges.at(-1)?.cursor ?? null,
    };
  }

  get totalCount(): Promise<number> {
    return this.count();
  }
}
