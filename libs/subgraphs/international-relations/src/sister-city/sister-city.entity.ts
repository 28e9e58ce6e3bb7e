import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { eraDate, GraphQLDate, LocalizedField, LocalizedListField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Directive, Field, Float, Int, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { SisterCityTie } from './sister-city-tie';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A sister city of Tokorozawa (姉妹都市).' })
@Entity()
export class SisterCity extends ReviewedEntity {
  @LocalizedField('Name of the city.')
  @Column('jsonb')
  name!: LocalizedText;

  @LocalizedField('Country in which it lies.')
  @Column('jsonb')
  country!: LocalizedText;

  @LocalizedField('State or province in which it lies.')
  @Column('jsonb')
  region!: LocalizedText;

  @Field(() => GraphQLDate, { description: 'The day on which the tie was made (姉妹都市締結).' })
  @Column('date')
  establishedOn!: string;

  @Field(() => String, { description: 'The same day in the Japanese calendar, such as "昭和41年5月6日".' })
  get establishedOnEra(): string {
    return eraDate(this.establishedOn);
  }

  @LocalizedField('Where its name comes from (名称), summarised from the source; null when the source does not say.', {
    nullable: true,
  })
  @Column('jsonb', { nullable: true })
  nameOrigin!: LocalizedText | null;

  @LocalizedField('Where it lies (位置), summarised from the source.')
  @Column('jsonb')
  position!: LocalizedText;

  @LocalizedField('What kind of city it is (市概要), summarised from the source.')
  @Column('jsonb')
  profile!: LocalizedText;

  @LocalizedListField('Its industries (産業), summarised and in the order of the source.')
  @Directive('@listSize(assumedSize: 7)')
  @Column('jsonb')
  industries!: LocalizedText[];

  @Field(() => Float, {
    description: 'Area (面積) in square kilometres. The source does not say of which day or year.',
  })
  @Column('double precision')
  areaKm2!: number;

  @Field(() => Int, { description: 'Population (人口) in persons. The source does not say of which day or year.' })
  @Column('int')
  population!: number;

  @Field(() => [SisterCityTie], {
    description: 'How the tie came about (締結の経緯), earliest first; the last one is the making of the tie.',
  })
  @Directive('@listSize(assumedSize: 3)')
  @Column('jsonb')
  ties!: SisterCityTie[];
}
