import { Field, Int, ObjectType } from 'type-graphql';
import type { EntityClass, Identified } from '../entity/entity-class';
import { PageInfo } from './page-info';

export interface Edge<Node> {
  cursor: string;
  node: Node;
}

export interface Connection<Node> {
  edges: Edge<Node>[];
  nodes: Node[];
  pageInfo: PageInfo;
  /** Counted when it is read. */
  readonly totalCount: number | Promise<number>;
}

/** The Relay connection of an entity: the types `<Entity>Connection` and `<Entity>Edge`. */
export function connectionOf<Node extends Identified>(entity: EntityClass<Node>): new () => Connection<Node> {
  const name = entity.name;

  @ObjectType(`${name}Edge`, { description: `A ${name} in a page, and its cursor.` })
  class EntityEdge implements Edge<Node> {
    @Field(() => String, { description: 'Opaque position of this item: give it as `after` to continue behind it.' })
    cursor!: string;

    @Field(() => entity, { description: 'The item itself.' })
    node!: Node;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${name} records.` })
  class EntityConnection implements Connection<Node> {
    @Field(() => [EntityEdge], { description: 'The items with their cursors, in the order asked for.' })
    edges!: EntityEdge[];

    @Field(() => [entity], { description: 'The items alone, in the order asked for.' })
    nodes!: Node[];

    @Field(() => PageInfo, { description: 'Where this page stands in the list.' })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: 'How many items the whole list has under the same condition, on all pages.' })
    readonly totalCount!: number | Promise<number>;
  }
  return EntityConnection;
}
