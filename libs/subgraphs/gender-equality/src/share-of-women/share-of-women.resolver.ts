import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { MunicipalityReference } from '@tokorozawa/vocabulary';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ShareOfWomen } from './share-of-women.entity';
import { ShareOfWomenSum } from './share-of-women-sum';

@Resolver(() => ShareOfWomen)
export class ShareOfWomenResolver {
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
      'What this figure adds up, where the source calls it a total (計); null for any other. The number of staff (職員数) is none: the source does not say what it includes. 「内訳 / Breakdown」',
  })
  async totalOf(@Root() share: ShareOfWomen, @Ctx() { load }: SubgraphContext): Promise<ShareOfWomenSum | null> {
    if (!share.partIds) return null;
    const parts = await Promise.all(share.partIds.map((id) => load.existing(ShareOfWomen, id)));
    return new ShareOfWomenSum(share, parts);
  }
}
