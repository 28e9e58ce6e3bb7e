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
import { NotFoundError } from '@tokorozawa/vocabulary';
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
  async auditEntries(
    @Arg('record', () => ID, {
      nullable: true,
      description: 'Only those of the record with this id; a NOT_FOUND error when there are none. 「記録のID」',
    })
    record: string | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: SubgraphContext,
  ): Promise<Connection<AuditEntry>> {
    const { municipality } = requireScope(context, 'audit:read');
    const query = context.database.getRepository(AuditEntry).createQueryBuilder('entry');
    query.where('entry.municipalityCode = :municipality', { municipality });
    if (record !== null && record !== undefined) query.andWhere('entry.recordId = :record', { record });
    const load = context.load.actingFor(municipality);
    // Without it, a mistaken id would read as a record that nobody has changed.
    if (record !== null && record !== undefined && (await load.count(query)) === 0)
      throw new NotFoundError(`No record in the log of the municipality has the id "${record}".`, {
        argument: 'record',
      });
    return paginate(load, query, page, [{ property: 'id', direction: OrderDirection.DESC }]);
  }
}
