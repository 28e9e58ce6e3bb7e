import { Property, ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { eraDate, isoDate, type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Directive, Field, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { z } from 'zod';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'An ordinance of the city on gender equality (男女共同参画推進条例).' })
@Entity()
export class EqualityOrdinance extends ReviewedEntity {
  @Property(localizedText, 'Title of the ordinance. 「名称」')
  name!: LocalizedText;

  @Property(localizedText, 'What the city works towards under it, summarised from the source. 「ねらい」')
  aim!: LocalizedText;

  @Property(
    z.array(localizedText).min(1),
    'What it lays down, in the order of the source, which ends its list with 等 (and so on): there may be more. 「定める事項」',
  )
  @Directive('@listSize(assumedSize: 3)')
  provisions!: LocalizedText[];

  @Property(isoDate, 'The day on which it was promulgated (公布).')
  promulgatedOn!: string;

  @Field(() => String, {
    description: 'The same day in the Japanese calendar, such as "平成16年9月24日". 「公布日(和暦)」',
  })
  get promulgatedOnEra(): string {
    return eraDate(this.promulgatedOn);
  }

  @Property(isoDate, 'The day on which it came into force (施行).')
  inForceOn!: string;

  @Field(() => String, {
    description: 'The same day in the Japanese calendar, such as "平成17年1月1日". 「施行日(和暦)」',
  })
  get inForceOnEra(): string {
    return eraDate(this.inForceOn);
  }
}
