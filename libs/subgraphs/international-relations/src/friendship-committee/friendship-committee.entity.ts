import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import {
  LocalizedField,
  LocalizedListField,
  type LocalizedText,
  PartialDate,
  partialDateColumn,
} from '@tokorozawa/vocabulary';
import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'The committee for friendship with cities abroad (国際友好委員会).' })
@Entity()
export class FriendshipCommittee extends ReviewedEntity {
  @LocalizedField('Name of the committee.')
  @Column('jsonb')
  name!: LocalizedText;

  @Field(() => String, {
    description: 'Its name in English as the source prints it: not a translation of this project.',
  })
  @Column('text')
  englishName!: string;

  @Field(() => PartialDate, { description: 'When it was founded (創立), as far as the source dates it.' })
  @Column('text', { transformer: partialDateColumn })
  founded!: PartialDate;

  @LocalizedField('What it is for (目的), summarised from the source.')
  @Column('jsonb')
  purpose!: LocalizedText;

  @LocalizedListField(
    'What it does (事業), summarised and in the order of the source, which ends its list with など (and so on): there may be more.',
  )
  @Directive('@listSize(assumedSize: 2)')
  @Column('jsonb')
  activities!: LocalizedText[];
}
