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

  @Property(localizedText, 'Why the municipalities work together, summarized from the source. 「背景」')
  background!: LocalizedText;

  @Property(localizedText, 'What they want to reach by it, summarized from the source. 「目的」')
  purpose!: LocalizedText;
}
