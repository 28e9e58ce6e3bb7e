import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { MunicipalityReference } from '@tokorozawa/vocabulary';
import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { ShareOfWomen } from './share-of-women.entity';
import { sortShares, ShareOfWomenFilter, ShareOfWomenOrder } from './share-of-women.query';
import { ShareOfWomenSum } from './share-of-women-sum';

@Resolver(() => ShareOfWomen)
export class ShareOfWomenResolver {
  @Query(() => [ShareOfWomen], {
    nullable: true,
    description:
      'The share of women in each body and rank that takes part in making decisions (政策決定過程への女性参画状況), on one day. Null when they cannot be read.',
  })
  @Directive('@listSize(assumedSize: 10)')
  async sharesOfWomen(
    @Arg('where', () => ShareOfWomenFilter, {
      nullable: true,
      description: 'Which figures; all those of the newest day when absent.',
    })
    where: ShareOfWomenFilter | null | undefined,
    @Arg('orderBy', () => ShareOfWomenOrder, {
      nullable: true,
      description: 'The order; as in the table when absent.',
    })
    orderBy: ShareOfWomenOrder | null | undefined,
    @Ctx() { load }: SubgraphContext,
  ): Promise<ShareOfWomen[]> {
    const shares = await load.all(ShareOfWomen, { date: 'DESC', number: 'ASC' });
    const day = where?.date ?? shares[0]?.date.text;
    const chosen = shares.filter(({ date, group }) => date.text === day && group === (where?.group ?? group));
    return orderBy ? sortShares(chosen, orderBy) : chosen;
  }

  @Query(() => ShareOfWomen, {
    nullable: true,
    description:
      'The share of women in one body or rank by its id. Null, with a NOT_FOUND error, when there is none. 「政策決定過程への女性参画状況」',
  })
  shareOfWomen(
    @Arg('id', () => ID, { description: 'Such as "share-of-women-2024-assembly".' }) id: string,
    @Ctx() { load }: SubgraphContext,
  ): Promise<ShareOfWomen> {
    return load.existing(ShareOfWomen, id);
  }

  @FieldResolver(() => MunicipalityReference, {
    nullable: true,
    description:
      'The municipality whose body or staff it is (市町村). Null when the domain that describes it does not answer.',
  })
  municipality(@Root() { municipalityCode }: ShareOfWomen): { code: string } {
    return { code: municipalityCode };
  }

  @FieldResolver(() => ShareOfWomenSum, {
    nullable: true,
    description:
      'What this figure adds up, where the source calls it a total (計); null for any other. The number of staff (職員数) is none: the source does not say what it includes. 「内訳」',
  })
  async totalOf(@Root() share: ShareOfWomen, @Ctx() { load }: SubgraphContext): Promise<ShareOfWomenSum | null> {
    if (!share.partIds) return null;
    const parts = await Promise.all(share.partIds.map((id) => load.existing(ShareOfWomen, id)));
    return new ShareOfWomenSum(share, parts);
  }
}
