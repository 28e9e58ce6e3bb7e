import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Arg, Ctx, Directive, ID, Query, Resolver } from 'type-graphql';
import { TelevisionShow } from './television-show.entity';

@Resolver(() => TelevisionShow)
export class TelevisionShowResolver {
  @Query(() => [TelevisionShow], {
    nullable: true,
    description: 'The television shows of the city (番組制作・放送), by id. Null when they cannot be read.',
  })
  @Directive('@listSize(assumedSize: 1)')
  televisionShows(@Ctx() { load }: SubgraphContext): Promise<TelevisionShow[]> {
    return load.all(TelevisionShow, { id: 'ASC' });
  }

  @Query(() => TelevisionShow, {
    nullable: true,
    description: 'One television show (番組) by its id. Null, with a NOT_FOUND error, when there is none.',
  })
  televisionShow(
    @Arg('id', () => ID, { description: 'Such as "television-show-joho-kan".' }) id: string,
    @Ctx() { load }: SubgraphContext,
  ): Promise<TelevisionShow> {
    return load.existing(TelevisionShow, id);
  }
}
