import { Field, InputType, Int } from 'type-graphql';
import { ForestMilestoneKind } from './forest-milestone-kind';

@InputType({
  description:
    'Which entries of the chronology (これまでの経緯) to list. All conditions given must hold; one that is null or left out does not count.',
})
export class ForestMilestoneFilter {
  @Field(() => Int, { nullable: true, description: 'Only those of this calendar year or later.' })
  fromYear?: number | null;

  @Field(() => Int, { nullable: true, description: 'Only those of this calendar year or earlier.' })
  untilYear?: number | null;

  @Field(() => ForestMilestoneKind, { nullable: true, description: 'Only those of this kind.' })
  kind?: ForestMilestoneKind | null;
}
