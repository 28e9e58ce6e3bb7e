import { Field, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';

@ObjectType({ description: 'From when to when within a day (時間), in Japan.' })
export class CentreHours {
  @Field(() => String, { description: 'When it begins, as HH:MM on the 24-hour clock: "08:30".' })
  from!: string;

  @Field(() => String, { description: 'When it ends, as HH:MM on the 24-hour clock: "21:30".' })
  to!: string;

  @Field(() => Int, { description: 'How long it is, in minutes.' })
  get durationMinutes(): number {
    return minuteOfDay(this.to) - minuteOfDay(this.from);
  }
}

function minuteOfDay(time: string): number {
  const [hours, minutes] = time.split(':').map(Number) as [number, number];
  return hours * 60 + minutes;
}

const time = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, {
  error: 'Give a time as HH:MM in quotes, for example "08:30".',
  abort: true,
});

/** The shape of {@link CentreHours} in a data file. */
export const centreHours = z
  .strictObject({ from: time, to: time })
  .refine(({ from, to }) => from < to, { path: ['to'], error: 'The hours end before they begin.' });
