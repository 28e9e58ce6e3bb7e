import { ReviewedEntity } from '@tokorozawa/subgraph-kit';
import { eraFiscalYear, GraphQLFiscalYear } from '@tokorozawa/vocabulary';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index } from 'typeorm';

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'How many cases all consultations of the centre ふらっと had in a fiscal year (相談件数の合計), as printed and as computed.',
})
@Entity()
export class ConsultationTotal extends ReviewedEntity {
  @Index()
  @ForeignKey('GenderEqualityCentre', { deferrable: 'INITIALLY DEFERRED' })
  @Column('text')
  centreId!: string;

  @Field(() => GraphQLFiscalYear, { description: 'The fiscal year (年度).' })
  @Column('int')
  fiscalYear!: number;

  @Field(() => String, { description: 'The same fiscal year in the Japanese calendar, such as "令和5年度".' })
  get fiscalYearEra(): string {
    return eraFiscalYear(this.fiscalYear);
  }

  @Field(() => Int, { description: 'Number of cases (件) that the source prints as the total.' })
  @Column('int')
  printedCases!: number;
}
