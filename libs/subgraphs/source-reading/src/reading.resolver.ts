import {
  type Connection,
  connectionOf,
  type EntityClass,
  type ForeignEntity,
  PageArgs,
  pageCost,
  paginate,
  type SubgraphContext,
} from '@tokorozawa/subgraph-kit';
import { Arg, Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { ReadingEntity } from './reading-entity';
import { toOrderKeys, type ReadingFilter, queryReadings, SourceOrder } from './reading-query';
import type { SourceRecords } from './source-record';

export interface ReadingList<Entity extends ReadingEntity> {
  entity: EntityClass<Entity>;
  /** The root field. */
  name: string;
  description: string;
  filter: new () => ReadingFilter;
}

/** Lists corrections, gaps or checks a page at a time, and leads from each to the record that it is about. */
export function readingResolver<Entity extends ReadingEntity>(
  { entity, name, description, filter }: ReadingList<Entity>,
  { union }: SourceRecords,
): new () => object {
  const EntityConnection = connectionOf(entity);

  @Resolver(() => entity)
  class ReadingResolver {
    @Query(() => EntityConnection, { name, nullable: true, description })
    @Directive(pageCost)
    list(
      @Args(() => PageArgs) page: PageArgs,
      @Arg('where', () => filter, { nullable: true, description: 'Which to list; all when absent.' })
      where: ReadingFilter | null | undefined,
      @Arg('orderBy', () => SourceOrder, {
        nullable: true,
        description: 'The order; that of the source when absent.',
      })
      orderBy: SourceOrder | null | undefined,
      @Ctx() { load, database }: SubgraphContext,
    ): Promise<Connection<Entity>> {
      return paginate(load, queryReadings(database, entity, where), page, toOrderKeys(orderBy));
    }

    @FieldResolver(() => union, {
      nullable: true,
      description:
        'The record itself, described by the domain that owns it. Null when that domain does not answer. 「記録」',
    })
    record(@Root() { recordType, recordId }: ReadingEntity): ForeignEntity {
      return { __typename: recordType, id: recordId };
    }
  }
  return ReadingResolver;
}
