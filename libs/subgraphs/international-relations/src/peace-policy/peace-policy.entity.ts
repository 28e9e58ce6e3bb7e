import { Property, ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { eraFiscalYear, fiscalYear, type LocalizedText, localizedText } from '@tokorozawa/vocabulary';
import { Directive, Field, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { z } from 'zod';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'What the city sets out to do for peace in a fiscal year (平和施策).' })
@Entity()
export class PeacePolicy extends ReviewedEntity {
  @Property(fiscalYear, 'The fiscal year. 「年度」')
  fiscalYear!: number;

  @Field(() => String, {
    description: 'The same fiscal year in the Japanese calendar, such as "令和5年度". 「年度(和暦)」',
  })
  get fiscalYearEra(): string {
    return eraFiscalYear(this.fiscalYear);
  }

  @Property(
    z.int().positive(),
    'How many years had passed since the end of the war (戦後) in that fiscal year, as the source counts. 「戦後の年数」',
  )
  yearsAfterWar!: number;

  @Property(localizedText, 'What the activities of the year are for, summarised from the source. 「ねらい」')
  aim!: LocalizedText;
}
