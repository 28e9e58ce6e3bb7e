import { Directive, Field, Int, ArgsType, ObjectType, registerEnumType } from 'type-graphql';
import type { EntityClass, Identified } from '../entity/entity-class';
import { withArticle } from '../entity/naming';

export const defaultPageSize = 20;
export const maxPageSize = 100;

/** Declared on a field that returns a page, so that its cost follows from its arguments: `@Directive(pageCost)`. */
export const pageCost = `@listSize(assumedSize: ${defaultPageSize}, slicingArguments: ["first", "last"], sizedFields: ["edges", "nodes"], requireOneSlicingArgument: false)`;

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
    nullable: true,
    description: `How many items from the beginning, or after the cursor \`after\`: at least 0 and at most ${maxPageSize}. Without \`first\` and \`last\`, the first ${defaultPageSize}. 「先頭から」`,
  })
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only items after this cursor: the `endCursor` of the page before. 「この位置より後」',
  })
  after?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: `How many items from the end, or before the cursor \`before\`, in the same order: at least 0 and at most ${maxPageSize}; not together with \`first\`. 「末尾から」`,
  })
  last?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only items before this cursor: the `startCursor` of the page after. 「この位置より前」',
  })
  before?: string | null;
}

@ObjectType({ description: 'The place of a page in its list, as in the Relay Cursor Connections specification.' })
@Directive('@shareable')
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether items follow this page. 「次のページ」' })
  readonly hasNextPage!: boolean | Promise<boolean>;

  @Field(() => Boolean, { description: 'Whether items precede this page. 「前のページ」' })
  readonly hasPreviousPage!: boolean | Promise<boolean>;

  @Field(() => String, {
    nullable: true,
    description:
      'Cursor of the first item of this page: give it as `before` to get the previous one; null when the page is empty. 「先頭の位置」',
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
  readonly pageInfo: PageInfo;
  /** Counted only when it is read. */
  readonly totalCount: number | Promise<number>;
}

const connections = new WeakMap<object, new () => Connection<never>>();

/** The Relay connection of an entity, which all of its lists share: the types `<Entity>Connection` and `<Entity>Edge`. */
export function connectionOf<Node extends Identified>(entity: EntityClass<Node>): new () => Connection<Node> {
  const known = connections.get(entity) ?? createConnection(entity);
  connections.set(entity, known as new () => Connection<never>);
  return known;
}

function createConnection<Node extends Identified>(entity: EntityClass<Node>): new () => Connection<Node> {
  const name = entity.name;

  @ObjectType(`${name}Edge`, { description: `${withArticle(name)} in a page, and its cursor.` })
  class EntityEdge implements Edge<Node> {
    @Field(() => String, {
      description: 'Opaque position of this item, for `after` and `before`. 「位置」',
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
    readonly pageInfo!: PageInfo;

    @Field(() => Int, {
      description: 'The number of items on all pages, under the same conditions. 「全件数」',
    })
    readonly totalCount!: number | Promise<number>;
  }
  return EntityConnection;
}
