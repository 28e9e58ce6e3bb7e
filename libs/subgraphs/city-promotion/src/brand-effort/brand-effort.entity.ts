import { Property, Reference, ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText, ordinal } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A main effort for the brand of the city (主な取組).' })
@Entity()
export class BrandEffort extends ReviewedEntity {
  @Reference('CityBrand')
  brandId!: string;

  @Property(ordinal, 'Position in the list of the source, which does not number it, counted from 1. 「番号」')
  number!: number;

  @Property(localizedText, 'Name of the effort, as published. 「名称」')
  name!: LocalizedText;
}
