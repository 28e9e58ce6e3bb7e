import { GraphQLDate } from '@tokorozawa/vocabulary';
import { Field, InputType } from 'type-graphql';
import { ShareOfWomenGroup } from './share-of-women-group';

@InputType({
  description:
    'Which figures on women in decision-making to list. All conditions must hold; one that is null or absent is ignored.',
})
export class ShareOfWomenFilter {
  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'Only those of this day; those of the newest count when absent. 「基準日」',
  })
  asOfDate?: string | null;

  @Field(() => ShareOfWomenGroup, { nullable: true, description: 'Only those of this group. 「区分」' })
  group?: ShareOfWomenGroup | null;
}
