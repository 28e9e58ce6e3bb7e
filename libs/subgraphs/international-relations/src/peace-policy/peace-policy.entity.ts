import { Property, ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, localizedText, PartialDate, partialDate } from '@tokorozawa/vocabulary';
import { Directive, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { z } from 'zod';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'What the city sets out to do for peace in a fiscal year (平和施策).' })
@Entity()
export class PeacePolicy extends ReviewedEntity {
  @Property(localizedText, 'The heading of the source, with the fiscal year: "平和施策(令和5年度)". 「名称」')
  name!: LocalizedText;

  @Property(partialDate, 'The fiscal year (年度).')
  date!: PartialDate;

  @Property(
    z.int().positive(),
    'How many years had passed since the end of the war (戦後) in that fiscal year, as the source counts. 「戦後の年数」',
  )
  yearsAfterWar!: number;

  @Property(localizedText, 'What the activities of the year are for, summarized from the source. 「目的」')
  purpose!: LocalizedText;
}
