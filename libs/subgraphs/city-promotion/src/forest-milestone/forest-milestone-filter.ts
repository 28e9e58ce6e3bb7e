import { Field, InputType, Int } from 'type-graphql';
import { ForestMilestoneKind } from './forest-milestone-kind';

@InputType({
  description:
    'Which entries of the chronology (これまでの経緯) to list. All conditions must hold; one that is null or absent is ignored.',
})
export class ForestMilestoneFilter {
  @Field(() => Int, { nullable: true, description: 'Only those of this calendar year or later. 「この年から」' })
  fromYear?: number | null;

  @Field(() => Int, { nullable: true, description: 'Only those of this calendar year or earlier. 「この年まで」' })
  untilYear?: number | null;

  @Field(() => ForestMilestoneKind, { nullable: true, description: 'Only those of this kind. 「種類」' })
  kind?: ForestMilestoneKind | null;
}
