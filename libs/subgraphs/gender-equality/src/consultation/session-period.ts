import { GraphQLDate, InvalidInputError } from '@tokorozawa/vocabulary';
import { ArgsType, Field } from 'type-graphql';
import { daysFromTo } from '../gender-equality-centre/calendar-day';

const mostDays = 366;

@ArgsType()
export class SessionPeriod {
  @Field(() => GraphQLDate, { description: 'The first day.' })
  from!: string;

  @Field(() => GraphQLDate, { description: `The last day, itself included; at most ${mostDays} days in all.` })
  to!: string;
}

/** Throws an InvalidInputError for a period that ends before it starts, or is longer than a year. */
export function requireAtMostAYear({ from, to }: SessionPeriod): void {
  const days = daysFromTo(from, to);
  if (days < 1) {
    throw new InvalidInputError(`The period ends before it starts: ${to} is earlier than ${from}. Exchange the two.`);
  }
  if (days > mostDays) {
    throw new InvalidInputError(
      `The period from ${from} to ${to} has ${days} days; at most ${mostDays} are allowed. Ask for a year at a time.`,
    );
  }
}
