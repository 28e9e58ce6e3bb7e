import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { eraDate, GraphQLDate, LocalizedField, LocalizedListField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'An ordinance of the city on gender equality (男女共同参画推進条例).' })
@Entity()
export class EqualityOrdinance extends ReviewedEntity {
  @LocalizedField('Title of the ordinance.')
  @Column('jsonb')
  name!: LocalizedText;

  @LocalizedField('What the city works towards on its ground, summarised from the source.')
  @Column('jsonb')
  aim!: LocalizedText;

  @LocalizedListField(
    'What it lays down, in the order of the source, which ends its list with 等 (and so on): there may be more.',
  )
  @Directive('@listSize(assumedSize: 3)')
  @Column('jsonb')
  provisions!: LocalizedText[];

  @Field(() => GraphQLDate, { description: 'The day on which it was promulgated (公布).' })
  @Column('date')
  promulgatedOn!: string;

  @Field(() => String, { description: 'The same day in the Japanese calendar, such as "平成16年9月24日".' })
  get promulgatedOnEra(): string {
    return eraDate(this.promulgatedOn);
  }

  @Field(() => GraphQLDate, { description: 'The day on which it came into force (施行).' })
  @Column('date')
  inForceOn!: string;

  @Field(() => String, { description: 'The same day in the Japanese calendar, such as "平成17年1月1日".' })
  get inForceOnEra(): string {
    return eraDate(this.inForceOn);
  }
}
