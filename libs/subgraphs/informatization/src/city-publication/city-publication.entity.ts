import { Property, ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText, ordinal } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A publication of the city (広報・その他刊行物).' })
@Entity()
export class CityPublication extends ReviewedEntity {
  @Property(localizedText, 'Its title. 「名称」')
  name!: LocalizedText;

  @Property(ordinal, "Its position in the source's table, counted from 1. 「番号」")
  number!: number;
}
