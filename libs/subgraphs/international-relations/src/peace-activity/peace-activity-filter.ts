import { GraphQLFiscalYear } from '@tokorozawa/vocabulary';
import { Field, InputType } from 'type-graphql';
import { PeaceActivityKind } from './peace-activity-kind';

@InputType({
  description:
    'Which peace activities (平和施策の事業) to list. All conditions given must hold; one that is null or left out does not count.',
})
export class PeaceActivityFilter {
  @Field(() => GraphQLFiscalYear, { nullable: true, description: 'Only those of this fiscal year.' })
  fiscalYear?: number | null;

  @Field(() => PeaceActivityKind, { nullable: true, description: 'Only those of this kind.' })
  kind?: PeaceActivityKind | null;
}
