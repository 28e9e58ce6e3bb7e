import type { SubgraphContext } from '@tokorozawa/subgraph-kit';
import { Basis, LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Ctx, Field, ObjectType } from 'type-graphql';
import { CoolJapanForest } from '../cool-japan-forest/cool-japan-forest.entity';
import type { BrandForest } from './brand-forest.entity';
import { CityBrand } from './city-brand.entity';

@ObjectType({
  description:
    'That a brand (所沢ブランド) uses an initiative (COOL JAPAN FOREST 構想) to make the city known, and who drew the link.',
})
export class BrandUse {
  readonly #use: BrandForest;

  @Field(() => Basis, { description: 'Who drew the link. 「根拠」' })
  readonly basis: Basis;

  @LocalizedField('What the link is based on: where the source states it, or why the project drew it. 「理由」')
  readonly reason: LocalizedText;

  constructor(use: BrandForest) {
    this.#use = use;
    this.basis = use.basis;
    this.reason = use.reason;
  }

  @Field(() => CityBrand, { description: 'The brand (所沢ブランド).' })
  brand(@Ctx() { load }: SubgraphContext): Promise<CityBrand | null> {
    return load.one(CityBrand, this.#use.brandId);
  }

  @Field(() => CoolJapanForest, { description: 'The initiative that it uses (COOL JAPAN FOREST 構想).' })
  initiative(@Ctx() { load }: SubgraphContext): Promise<CoolJapanForest | null> {
    return load.one(CoolJapanForest, this.#use.forestId);
  }
}
