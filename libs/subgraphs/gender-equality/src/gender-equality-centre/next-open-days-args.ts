import { GraphQLDate } from '@tokorozawa/vocabulary';
import { Max, Min } from 'class-validator';
import { ArgsType, Field, Int } from 'type-graphql';

const mostDays = 31;

@ArgsType()
export class NextOpenDaysArgs {
  @Field(() => GraphQLDate, { description: 'The day from which to look, itself included.' })
  from!: string;

  @Field(() => Int, { defaultValue: 7, description: `How many open days, at least 1 and at most ${mostDays}.` })
  @Min(1)
  @Max(mostDays)
  count!: number;
}
