import { Directive, Field, ObjectType } from 'type-graphql';
import { CenterOpening } from './center-opening';

@ObjectType({
  description:
    'The next days on which the center Furatto is open for certain, and those among them that were left out in doubt.',
})
export class CenterOpenDays {
  @Field(() => [CenterOpening], { description: 'The days on which it is open for certain, earliest first. 「開館日」' })
  days!: CenterOpening[];

  @Field(() => [CenterOpening], {
    description:
      'The days that were left out because the source does not say whether it is open on them (年末年始), earliest first: those before the last of `days`, or before the end of the range where there are fewer open days than asked for. The `gap` of each says why. 「開館か分からない日」',
  })
  @Directive('@listSize(assumedSize: 8)')
  doubtful!: CenterOpening[];
}
