import { type Basis, type LocalizedText } from '@tokorozawa/vocabulary';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A brand uses the COOL JAPAN FOREST initiative. The schema presents it as BrandUse. */
@Entity()
export class BrandForest {
  /** `<brand>/<initiative>` */
  @PrimaryColumn('text')
  id!: string;

  @Index()
  @ForeignKey('CityBrand', { deferrable: 'INITIALLY DEFERRED' })
  @Column('text')
  brandId!: string;

  @Index()
  @ForeignKey('CoolJapanForest', { deferrable: 'INITIALLY DEFERRED' })
  @Column('text')
  forestId!: string;

  @Column('text')
  basis!: Basis;

  @Column('jsonb')
  reason!: LocalizedText;
}
