import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Arg, Ctx, Directive, ID, Query, Resolver } from 'type-graphql';
import { EqualityOrdinance } from './equality-ordinance.entity';

@Resolver(() => EqualityOrdinance)
export class EqualityOrdinanceResolver {
  @Query(() => [EqualityOrdinance], {
    nullable: true,
    description:
      'The ordinances on gender equality (男女共同参画推進条例), the newest first. Null when they cannot be read.',
  })
  @Directive('@listSize(assumedSize: 1)')
  equalityOrdinances(@Ctx() { load }: SubgraphContext): Promise<EqualityOrdinance[]> {
    return load.all(EqualityOrdinance, { date: 'DESC' });
  }

  @Query(() => EqualityOrdinance, {
    nullable: true,
    description:
      'One ordinance on gender equality (男女共同参画推進条例) by its id. Null, with a NOT_FOUND error, when there is none.',
  })
  equalityOrdinance(
    @Arg('id', () => ID, { description: 'Such as "equality-ordinance-2004".' }) id: string,
    @Ctx() { load }: SubgraphContext,
  ): Promise<EqualityOrdinance> {
    return load.existing(EqualityOrdinance, id);
  }
}
