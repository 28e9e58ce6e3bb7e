import { Reference, Stored } from '@tokorozawa/subgraph-kit';
import { Basis, type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Entity, PrimaryColumn } from 'typeorm';
import { z } from 'zod';

/** That a brand uses the COOL JAPAN FOREST initiative. The schema presents it as BrandUse. */
@Entity()
export class BrandForest {
  /** `<brand>/<initiative>` */
  @PrimaryColumn('text')
  id!: string;

  @Reference('CityBrand')
  brandId!: string;

  @Reference('CoolJapanForest')
  forestId!: string;

  @Stored(z.enum(Basis))
  basis!: Basis;

  @Stored(localizedText)
  reason!: LocalizedText;
}
