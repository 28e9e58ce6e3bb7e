import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Arg, Ctx, Directive, ID, Query, Resolver } from 'type-graphql';
import { DataBroadcast } from './data-broadcast.entity';

@Resolver(() => DataBroadcast)
export class DataBroadcastResolver {
  @Query(() => [DataBroadcast], {
    nullable: true,
    description: 'The data broadcasting of the city (広報データ放送), by id. Null when it cannot be read.',
  })
  @Directive('@listSize(assumedSize: 1)')
  dataBroadcasts(@Ctx() { load }: SubgraphContext): Promise<DataBroadcast[]> {
    return load.all(DataBroadcast, { id: 'ASC' });
  }

  @Query(() => DataBroadcast, {
    nullable: true,
    description: 'One data broadcast (データ放送) by its id. Null, with a NOT_FOUND error, when there is none.',
  })
  dataBroadcast(
    @Arg('id', () => ID, { description: 'Such as "data-broadcast-television-saitama".' }) id: string,
    @Ctx() { load }: SubgraphContext,
  ): Promise<DataBroadcast> {
    return load.existing(DataBroadcast, id);
  }
}
