import { GraphQLDate, requireWithin } from '@tokorozawa/vocabulary';
import { ArgsType, Field, Int } from 'type-graphql';

const maxDays = 31;

@ArgsType()
export class NextOpenDaysArgs {
  @Field(() => GraphQLDate, { description: 'The day from which to look, itself included.' })
  from!: string;

  @Field(() => Int, { defaultValue: 7, description: `How many open days, at least 1 and at most ${maxDays}.` })
  count!: number;
}

/** Throws an InvalidInputError if more days are requested than one answer may list. */
export function requireAtMostAMonth({ count }: NextOpenDaysArgs): void {
  requireWithin('count', count, 1, maxDays);
}
