import { Property, ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText, PartialDate, partialDate } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { z } from 'zod';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'The committee for friendship with cities abroad (国際友好委員会).' })
@Entity()
export class FriendshipCommittee extends ReviewedEntity {
  @Property(localizedText, 'Name of the committee. 「名称」')
  name!: LocalizedText;

  @Property(z.string(), 'Its name in English as the source prints it: not a translation of this project. 「英語名」')
  englishName!: string;

  @Property(partialDate, 'When it was founded (創立), as far as the source dates it. 「創立」')
  date!: PartialDate;

  @Property(
    z.string(),
    'The year of its founding as printed, in both calendars: "昭和41年(1966年)". 「創立の表記 / Date as printed」',
  )
  datePrinted!: string;

  @Property(localizedText, 'What it is for (目的), summarized from the source.')
  purpose!: LocalizedText;

  @Property(
    z.array(localizedText).min(1),
    'What it does (事業), summarized and in the order of the source, which ends its list with など (and so on): there may be more.',
  )
  @Directive('@listSize(assumedSize: 2)')
  activities!: LocalizedText[];
}
