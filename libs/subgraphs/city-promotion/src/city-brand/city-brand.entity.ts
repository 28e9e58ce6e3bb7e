import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { LocalizedField, LocalizedListField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

@Directive('@key(fields: "id")')
@ObjectType({
  description: 'The brand of the city (所沢ブランド): what makes it attractive, and how word of it is spread.',
})
@Entity()
export class CityBrand extends ReviewedEntity {
  @LocalizedField('Name of the brand.')
  @Column('jsonb')
  name!: LocalizedText;

  @LocalizedField('What the brand is, summarised from the source.')
  @Column('jsonb')
  summary!: LocalizedText;

  @LocalizedListField(
    'What the city has to offer, summarised and in the order of the source, which ends its list with 等 (and so on): there may be more.',
  )
  @Directive('@listSize(assumedSize: 5)')
  @Column('jsonb')
  resources!: LocalizedText[];

  @LocalizedField('Where the brand is to go, summarised from the source.')
  @Column('jsonb')
  aim!: LocalizedText;
}
