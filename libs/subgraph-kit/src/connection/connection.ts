import { Directive, Field, Int, ArgsType, ObjectType, registerEnumType } from 'type-graphql';
import type { EntityClass, Identified } from '../entity/entity-class';

const defaultPageSize = 20;
export const maxPageSize = 100;

/** Declared on a field that returns a page, so that its cost follows from its arguments: `@Directive(pageCost)`. */
export const pageCost = '@listSize(slicingArguments: ["first"], sizedFields: ["edges", "nodes"])';

export enum OrderDirection {
  ASC = 'ASC',
  DESC = 'DESC',
}

registerEnumType(OrderDirection, {
  name: 'OrderDirection',
  description: 'The direction in which a list is ordered.',
  valuesConfig: {
    ASC: { description: 'Smallest, oldest or first in the syllabary at the top. 「昇順」' },
    DESC: { description: 'Largest, newest or last in the syllabary at the top. 「降順」' },
  },
});

/** The arguments of a field that returns a page. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    defaultValue: defaultPageSize,
    description: `How many items, at least 0 and at most ${maxPageSize}.`,
  })
  first!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor after which to continue: the `endCursor` of the page before. Without it, the first page.',
  })
  after?: string | null;
}

@ObjectType({ description: 'The place of a page in its list, as in the Relay Cursor Connections specification.' })
@Directive('@shareable')
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more items follow this page. 「次のページ」' })
  hasNextPage!: boolean;

  @Field(() => Boolean, {
    description: 'Whether items precede this page: true when it was requested with a cursor. 「前のページ」',
  })
  hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the first item of this page; null when the page is empty. 「先頭の位置」',
  })
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Cursor of the last item of this page: give it as `after` to get the next one; null when the page is empty. 「続きの位置」',
  })
  endCursor!: string | null;
}

export interface Edge<Node> {
  cursor: string;
  node: Node;
}

export interface Connection<Node> {
  edges: Edge<Node>[];
  nodes: Node[];
  pageInfo: PageInfo;
  /** Counted only when it is read. */
  readonly totalCount: number | Promise<number>;
}

/** The Relay connection of an entity: the types `<Entity>Connection` and `<Entity>Edge`. */
export function connectionOf<Node extends Identified>(entity: EntityClass<Node>): new () => Connection<Node> {
  const name = entity.name;

  @ObjectType(`${name}Edge`, { description: `A ${name} in a page, and its cursor.` })
  class EntityEdge implements Edge<Node> {
    @Field(() => String, {
      description: 'Opaque position of this item: give it as `after` to continue after it. 「位置」',
    })
    cursor!: string;

    @Field(() => entity, { description: 'The item itself. 「項目」' })
    node!: Node;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${name} records.` })
  class EntityConnection implements Connection<Node> {
    @Field(() => [EntityEdge], { description: 'The items with their cursors, in the order asked for. 「項目と位置」' })
    edges!: EntityEdge[];

    @Field(() => [entity], { description: 'The items alone, in the order asked for. 「項目」' })
    nodes!: Node[];

    @Field(() => PageInfo, { description: 'The place of this page in the list. 「ページ」' })
    pageInfo!: PageInfo;

    @Field(() => Int, {
      description: 'The number of items on all pages, under the same conditions. 「全件数」',
    })
    readonly totalCount!: number | Promise<number>;
  }
  return EntityConnection;
}
