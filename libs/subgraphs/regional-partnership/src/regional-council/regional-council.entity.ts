import { Property, ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText, PartialDate, partialDate } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';

@Directive('@key(fields: "id")')
@ObjectType({
  description: 'A council in which neighboring municipalities work together across their borders (広域行政の協議会).',
})
@Entity()
export class RegionalCouncil extends ReviewedEntity {
  @Property(localizedText, 'Name of the council. 「名称」')
  name!: LocalizedText;

  @Property(partialDate, 'When it was founded, as far as the source dates it. 「設立」')
  date!: PartialDate;

  @Property(
    localizedText,
    'Why the city works together with its neighbors, as the source says of its regional administration (広域行政) as a whole, summarized. 「背景」',
  )
  background!: LocalizedText;

  @Property(
    localizedText,
    'What the city pursues with it, as the source says of its regional administration (広域行政), not of the council itself; summarized. 「目的」',
  )
  purpose!: LocalizedText;
}
