import { GraphQLYearMonth } from '@tokorozawa/vocabulary';
import { Field, InputType } from 'type-graphql';

@InputType({
  description: 'Which milestones (沿革) to list. All conditions must hold; one that is null or absent is ignored.',
})
export class SystemMilestoneFilter {
  @Field(() => GraphQLYearMonth, {
    nullable: true,
    description:
      'Only those of this month or later. One that is dated only to a fiscal year is listed if any of its months fits. 「から」',
  })
  from?: string | null;

  @Field(() => GraphQLYearMonth, {
    nullable: true,
    description:
      'Only those of this month or earlier. One that is dated only to a fiscal year is listed if any of its months fits. 「まで」',
  })
  to?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Only those whose name or event has this text in it, in Japanese or English; the width and the case of letters do not matter. 「全文」',
  })
  text?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: only entries of the chronology (沿革). False: only those that appear in the running text alone.',
  })
  inChronology?: boolean | null;
}
