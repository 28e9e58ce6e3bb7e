import { GraphQLDate } from '@tokorozawa/vocabulary';
import { Field, InputType } from 'type-graphql';
import { ShareOfWomenGroup } from './share-of-women-group';

@InputType({
  description:
    'Which figures on women in decision-making to list. All conditions given must hold; one that is null or left out does not count.',
})
export class ShareOfWomenFilter {
  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'Those of this day; of the newest day that was counted unless told.',
  })
  asOfDate?: string | null;

  @Field(() => ShareOfWomenGroup, { nullable: true, description: 'Only those of this group.' })
  group?: ShareOfWomenGroup | null;
}
