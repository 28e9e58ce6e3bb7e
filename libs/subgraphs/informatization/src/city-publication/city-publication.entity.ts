import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A publication of the city (広報・その他刊行物).' })
@Entity()
export class CityPublication extends ReviewedEntity {
  @LocalizedField('Its title.')
  @Column('jsonb')
  name!: LocalizedText;

  @Field(() => Int, { description: "Its place in the source's table, counted from 1." })
  @Column('int')
  order!: number;
}
