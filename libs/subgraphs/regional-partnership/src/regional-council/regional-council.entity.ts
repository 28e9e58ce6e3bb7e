import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { LocalizedField, type LocalizedText, PartialDate, partialDateColumn } from '@tokorozawa/vocabulary';
import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

@Directive('@key(fields: "id")')
@ObjectType({
  description: 'A council in which neighbouring municipalities work together across their borders (広域行政の協議会).',
})
@Entity()
export class RegionalCouncil extends ReviewedEntity {
  @LocalizedField('Name of the council.')
  @Column('jsonb')
  name!: LocalizedText;

  @Field(() => PartialDate, { description: 'When it was founded, as far as the source dates it.' })
  @Column('text', { transformer: partialDateColumn })
  foundedIn!: PartialDate;

  @LocalizedField('Why the municipalities work together, summarised from the source.')
  @Column('jsonb')
  background!: LocalizedText;

  @LocalizedField('What they want to reach by it, summarised from the source.')
  @Column('jsonb')
  aim!: LocalizedText;
}
