import { GraphQLYearMonth } from '@tokorozawa/vocabulary';
import { Field, InputType } from 'type-graphql';
import { InformatizationPolicyKind } from './informatization-policy-kind';

@InputType({
  description:
    'Which plans and policies (計画・方針) to list. All conditions given must hold; one that is null or left out does not count.',
})
export class InformatizationPolicyFilter {
  @Field(() => InformatizationPolicyKind, { nullable: true, description: 'Only those of this kind.' })
  kind?: InformatizationPolicyKind | null;

  @Field(() => GraphQLYearMonth, {
    nullable: true,
    description:
      'Only those that began in this month or later. One that is known to the year or fiscal year only is listed when any of its months fits.',
  })
  from?: string | null;

  @Field(() => GraphQLYearMonth, {
    nullable: true,
    description:
      'Only those that began in this month or earlier. One that is known to the year or fiscal year only is listed when any of its months fits.',
  })
  to?: string | null;
}
