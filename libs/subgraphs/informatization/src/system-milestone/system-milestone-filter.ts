import { GraphQLYearMonth } from '@tokorozawa/vocabulary';
import { Field, InputType } from 'type-graphql';

@InputType({
  description:
    'Which milestones (沿革) to list. All conditions given must hold; one that is null or left out does not count.',
})
export class SystemMilestoneFilter {
  @Field(() => GraphQLYearMonth, {
    nullable: true,
    description:
      'Only those of this month or later. One that is known to the fiscal year only is listed when any of its months fits.',
  })
  from?: string | null;

  @Field(() => GraphQLYearMonth, {
    nullable: true,
    description:
      'Only those of this month or earlier. One that is known to the fiscal year only is listed when any of its months fits.',
  })
  to?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Only those whose name or event has this text in it, in Japanese or English; the width and case of letters do not count.',
  })
  text?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only entries of the chronology (沿革). False: only those that the running text alone tells of.',
  })
  inChronology?: boolean | null;
}
