import {
  type Connection,
  connectionOf,
  OrderDirection,
  PageArgs,
  pageCost,
  paginate,
  requireScope,
  type SubgraphContext,
} from '@tokorozawa/subgraph-kit';
import { Arg, Args, Ctx, Directive, ID, Query, Resolver } from 'type-graphql';
import { AuditEntry } from './audit-entry.entity';

const AuditEntryConnection = connectionOf(AuditEntry);

@Resolver()
export class AuditEntryResolver {
  @Query(() => AuditEntryConnection, {
    nullable: true,
    description:
      'What was written for the municipality of the key (監査記録), the newest first. Needs the scope "audit:read". 「監査記録」',
  })
  @Directive(pageCost)
  @Directive('@requiresScopes(scopes: [["audit:read"]])')
  auditEntries(
    @Arg('record', () => ID, { nullable: true, description: 'Only those of the record with this id. 「記録のID」' })
    record: string | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<Connection<AuditEntry>> {
    const { municipality } = requireScope(context, 'audit:read');
    const query = context.database.getRepository(AuditEntry).createQueryBuilder('entry');
    query.where('entry.municipalityCode = :municipality', { municipality });
    if (record !== null && record !== undefined) query.andWhere('entry.recordId = :record', { record });
    return paginate(context.load.actingFor(municipality), query, page, [
      { property: 'id', direction: OrderDirection.DESC },
    ]);
  }
}
