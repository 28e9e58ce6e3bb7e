import { Property } from '@tokorozawa/subgraph-kit';
import { eraFiscalYear, fiscalYear } from '@tokorozawa/vocabulary';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';

@ObjectType({ description: 'How many cases a consultation had in a fiscal year (相談件数).' })
export class ConsultationCount {
  @Property(fiscalYear, 'The fiscal year (年度).')
  fiscalYear!: number;

  @Field(() => String, {
    description: 'The same fiscal year in the Japanese calendar, such as "令和5年度". 「年度(和暦)」',
  })
  get fiscalYearEra(): string {
    return eraFiscalYear(this.fiscalYear);
  }

  @Property(
    z.int().min(0),
    'Number of cases (件). It is not said whether one person may count more than once. 「件数」',
  )
  cases!: number;
}
