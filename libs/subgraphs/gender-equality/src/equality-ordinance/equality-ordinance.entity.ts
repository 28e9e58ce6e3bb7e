import { Property, ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText, PartialDate, partialDate } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { z } from 'zod';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'An ordinance of the city for the promotion of gender equality (男女共同参画推進条例).' })
@Entity()
export class EqualityOrdinance extends ReviewedEntity {
  @Property(localizedText, 'Title of the ordinance. 「名称」')
  name!: LocalizedText;

  @Property(localizedText, 'What the city works toward under it, summarized from the source. 「目的」')
  purpose!: LocalizedText;

  @Property(
    z.array(localizedText).min(1),
    'What it lays down, in the order of the source, which ends its list with 等 (and so on): there may be more. 「定める事項」',
  )
  @Directive('@listSize(assumedSize: 3)')
  provisions!: LocalizedText[];

  @Property(partialDate, 'When it was promulgated (公布), to the day. 「公布日」')
  date!: PartialDate;

  @Property(partialDate, 'When it came into force (施行), to the day. 「施行日」')
  inForceSince!: PartialDate;
}
