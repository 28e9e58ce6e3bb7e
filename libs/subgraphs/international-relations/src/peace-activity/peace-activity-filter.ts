import { GraphQLFiscalYear } from '@tokorozawa/vocabulary';
import { Field, InputType } from 'type-graphql';
import { PeaceActivityKind } from './peace-activity-kind';

@InputType({
  description:
    'Which peace activities (平和施策の事業) to list. All conditions must hold; one that is null or absent is ignored.',
})
export class PeaceActivityFilter {
  @Field(() => GraphQLFiscalYear, { nullable: true, description: 'Only those of this fiscal year. 「年度」' })
  fiscalYear?: number | null;

  @Field(() => PeaceActivityKind, { nullable: true, description: 'Only those of this kind. 「種類」' })
  kind?: PeaceActivityKind | null;
}
