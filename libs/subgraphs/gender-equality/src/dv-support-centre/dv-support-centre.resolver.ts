import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Arg, Ctx, Directive, ID, Query, Resolver } from 'type-graphql';
import { DvSupportCentre } from './dv-support-centre.entity';

@Resolver(() => DvSupportCentre)
export class DvSupportCentreResolver {
  @Query(() => [DvSupportCentre], {
    nullable: true,
    description: 'The DV support centres (配偶者暴力相談支援センター), by id. Null when they cannot be read.',
  })
  @Directive('@listSize(assumedSize: 1)')
  dvSupportCentres(@Ctx() { load }: SubgraphContext): Promise<DvSupportCentre[]> {
    return load.all(DvSupportCentre, { id: 'ASC' });
  }

  @Query(() => DvSupportCentre, {
    nullable: true,
    description:
      'One DV support centre (配偶者暴力相談支援センター) by its id. Null, with a NOT_FOUND error, when there is none.',
  })
  dvSupportCentre(
    @Arg('id', () => ID, { description: 'Such as "dv-support-centre-tokorozawa".' }) id: string,
    @Ctx() { load }: SubgraphContext,
  ): Promise<DvSupportCentre> {
    return load.existing(DvSupportCentre, id);
  }
}
