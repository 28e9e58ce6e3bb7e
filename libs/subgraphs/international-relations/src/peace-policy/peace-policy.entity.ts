import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { eraFiscalYear, GraphQLFiscalYear, LocalizedField, type LocalizedText } from '@tokorozawa/vocabulary';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'What the city sets out to do for peace in a fiscal year (平和施策).' })
@Entity()
export class PeacePolicy extends ReviewedEntity {
  @Field(() => GraphQLFiscalYear, { description: 'The fiscal year.' })
  @Column('int')
  fiscalYear!: number;

  @Field(() => String, { description: 'The same fiscal year in the Japanese calendar, such as "令和5年度".' })
  get fiscalYearEra(): string {
    return eraFiscalYear(this.fiscalYear);
  }

  @Field(() => Int, {
    description: 'How many years had passed since the end of the war (戦後) in that fiscal year, as the source counts.',
  })
  @Column('int')
  yearsAfterWar!: number;

  @LocalizedField('What the activities of the year are for, summarised from the source.')
  @Column('jsonb')
  aim!: LocalizedText;
}
