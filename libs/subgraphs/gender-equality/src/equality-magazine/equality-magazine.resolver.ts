import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Arg, Ctx, Directive, ID, Query, Resolver } from 'type-graphql';
import { EqualityMagazine } from './equality-magazine.entity';

@Resolver(() => EqualityMagazine)
export class EqualityMagazineResolver {
  @Query(() => [EqualityMagazine], {
    nullable: true,
    description: 'The magazines on gender equality (男女共同参画情報誌), by id. Null when they cannot be read.',
  })
  @Directive('@listSize(assumedSize: 1)')
  equalityMagazines(@Ctx() { load }: SubgraphContext): Promise<EqualityMagazine[]> {
    return load.all(EqualityMagazine, { id: 'ASC' });
  }

  @Query(() => EqualityMagazine, {
    nullable: true,
    description:
      'One magazine on gender equality (男女共同参画情報誌) by its id. Null, with a NOT_FOUND error, when there is none.',
  })
  equalityMagazine(
    @Arg('id', () => ID, { description: 'Such as "equality-magazine-sun".' }) id: string,
    @Ctx() { load }: SubgraphContext,
  ): Promise<EqualityMagazine> {
    return load.existing(EqualityMagazine, id);
  }
}
