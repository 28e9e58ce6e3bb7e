import { GraphQLYearMonth } from '@tokorozawa/vocabulary';
import { Field, InputType } from 'type-graphql';
import { InformatizationPolicyKind } from './informatization-policy-kind';

@InputType({
  description:
    'Which plans and policies (計画・方針) to list. All conditions must hold; one that is null or absent is ignored.',
})
export class InformatizationPolicyFilter {
  @Field(() => InformatizationPolicyKind, { nullable: true, description: 'Only those of this kind. 「種類」' })
  kind?: InformatizationPolicyKind | null;

  @Field(() => GraphQLYearMonth, {
    nullable: true,
    description:
      'Only those that began in this month or later. One that is dated only to a year or fiscal year is listed if any of its months fits. 「から」',
  })
  from?: string | null;

  @Field(() => GraphQLYearMonth, {
    nullable: true,
    description:
      'Only those that began in this month or earlier. One that is dated only to a year or fiscal year is listed if any of its months fits. 「まで」',
  })
  to?: string | null;
}
