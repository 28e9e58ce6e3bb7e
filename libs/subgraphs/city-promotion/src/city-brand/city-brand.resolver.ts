import { EditionArg, findEdition, type SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { BrandEffort } from '../brand-effort/brand-effort.entity';
import { BrandForest } from './brand-forest.entity';
import { CityBrand } from './city-brand.entity';

@Resolver(() => CityBrand)
export class CityBrandResolver {
  @Query(() => CityBrand, {
    nullable: true,
    description: 'The brand of the city (所沢ブランド). Null, with a NOT_FOUND error, when there is none with this id.',
  })
  async cityBrand(
    @Arg('id', () => ID, {
      defaultValue: 'city-brand-tokorozawa',
      description: 'Its id; by default that of the only brand in the source.',
    })
    id: string,
    @EditionArg() edition: string | null | undefined,
    @Ctx() { load }: SubgraphContext,
  ): Promise<CityBrand> {
    return load.existing(CityBrand, id, await findEdition(edition, load));
  }

  @FieldResolver(() => [BrandEffort], {
    description: 'The main efforts for it (主な取組), in the order of the source.',
  })
  @Directive('@listSize(assumedSize: 4)')
  efforts(@Root() brand: CityBrand, @Ctx() { load }: SubgraphContext): Promise<BrandEffort[]> {
    return load.many(BrandEffort, 'brandId', brand.id, { number: 'ASC' });
  }

  @FieldResolver(() => [BrandForest], {
    description: 'The initiatives (構想) that it uses, each with its basis; empty when the source names none.',
  })
  @Directive('@listSize(assumedSize: 1)')
  uses(@Root() brand: CityBrand, @Ctx() { load }: SubgraphContext): Promise<BrandForest[]> {
    return load.many(BrandForest, 'brandId', brand.id, { forestId: 'ASC' });
  }
}
