import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index } from 'typeorm';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A main effort for the brand of the city (主な取組).' })
@Entity()
export class BrandEffort extends ReviewedEntity {
  @Index()
  @ForeignKey('CityBrand', { deferrable: 'INITIALLY DEFERRED' })
  @Column('text')
  brandId!: string;

  @Field(() => Int, { description: 'Place in the list of the source, which does not number it, counted from 1.' })
  @Column('int')
  order!: number;

  @LocalizedField('Name of the effort, as published.')
  @Column('jsonb')
  name!: LocalizedText;
}
