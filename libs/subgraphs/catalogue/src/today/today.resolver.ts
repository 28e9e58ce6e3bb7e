import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { PartialDate } from '@tokorozawa/vocabulary';
import { Ctx, Query, Resolver } from 'type-graphql';

@Resolver()
export class TodayResolver {
  @Query(() => PartialDate, {
    nullable: true,
    description:
      'The day on which the query is answered, in Japan (今日). An answer that contains it is valid until midnight there. Null when it cannot be said.',
  })
  today(@Ctx() { today }: SubgraphContext): PartialDate {
    return new PartialDate(today());
  }
}
