import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { CoolJapanForest } from '../cool-japan-forest/cool-japan-forest.entity';
import { CityBrand } from './city-brand.entity';
import { BrandForest } from './brand-forest.entity';

@Resolver(() => BrandForest)
export class BrandUseResolver {
  @FieldResolver(() => CityBrand, { description: 'The brand (所沢ブランド).' })
  brand(@Root() use: BrandForest, @Ctx() { load }: SubgraphContext): Promise<CityBrand | null> {
    return load.one(CityBrand, use.brandId);
  }

  @FieldResolver(() => CoolJapanForest, { description: 'The initiative that it uses (COOL JAPAN FOREST 構想).' })
  initiative(@Root() use: BrandForest, @Ctx() { load }: SubgraphContext): Promise<CoolJapanForest | null> {
    return load.one(CoolJapanForest, use.forestId);
  }
}
