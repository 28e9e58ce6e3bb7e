import { Property, Reference } from '@tokorozawa/subgraph-kit';
import { Basis, type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { ObjectType } from 'type-graphql';
import { Entity, PrimaryColumn } from 'typeorm';
import { z } from 'zod';

@ObjectType('BrandUse', {
  description:
    'That a brand (所沢ブランド) uses an initiative (COOL JAPAN FOREST 構想) to make the city known, and who drew the link.',
})
@Entity()
export class BrandForest {
  /** `<brand>/<initiative>` */
  @PrimaryColumn('text')
  id!: string;

  @Reference('CityBrand')
  brandId!: string;

  @Reference('CoolJapanForest')
  forestId!: string;

  @Property(z.enum(Basis), 'Who drew the link. 「根拠」')
  basis!: Basis;

  @Property(
    localizedText,
    'What the link is based on: where the source states it, or why the project drew it. 「理由」',
  )
  reason!: LocalizedText;
}
