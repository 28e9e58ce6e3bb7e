import {
  type Connection,
  connectionOf,
  type EntityClass,
  type ForeignEntity,
  PageArgs,
  pageCost,
  paginate,
  RecordInterface,
  type SubgraphContext,
} from '@tokorozawa/subgraph-kit';
import { Arg, Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Finding } from './finding.entity';
import { toOrderKeys, type FindingFilter, queryFindings, FindingOrder } from './finding-query';

export interface FindingList<Entity extends Finding> {
  entity: EntityClass<Entity>;
  /** The root field. */
  name: string;
  description: string;
  filter: new () => FindingFilter;
}

/** Lists corrections, gaps or checks a page at a time, and leads from each to the record that it is about. */
export function findingResolver<Entity extends Finding>({
  entity,
  name,
  description,
  filter,
}: FindingList<Entity>): new () => object {
  const EntityConnection = connectionOf(entity);

  @Resolver(() => entity)
  class FindingResolver {
    @Query(() => EntityConnection, { name, nullable: true, description })
    @Directive(pageCost)
    list(
      @Args(() => PageArgs) page: PageArgs,
      @Arg('where', () => filter, { nullable: true, description: 'Which to list; all when absent.' })
      where: FindingFilter | null | undefined,
      @Arg('orderBy', () => FindingOrder, {
        nullable: true,
        description: 'The order; that of the source when absent.',
      })
      orderBy: FindingOrder | null | undefined,
      @Ctx() { load, database }: SubgraphContext,
    ): Promise<Connection<Entity>> {
      return paginate(load, queryFindings(database, entity, where), page, toOrderKeys(orderBy));
    }

    @FieldResolver(() => RecordInterface, {
      nullable: true,
      description:
        'The record itself, described by the domain that owns it. Null when that domain does not answer. 「記録」',
    })
    record(@Root() { recordType, recordId }: Finding): ForeignEntity {
      return { __typename: recordType, id: recordId };
    }
  }
  return FindingResolver;
}
