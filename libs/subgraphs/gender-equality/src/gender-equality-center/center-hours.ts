import { Property, valueOf } from '@tokorozawa/subgraph-kit';
import { Field, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';

const time = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, {
  error: 'Give a time as HH:MM in quotes, for example "08:30".',
  abort: true,
});

@ObjectType({ description: 'A period within a day (時間), in Japan.' })
export class CenterHours {
  @Property(time, 'When it begins, as HH:MM on the 24-hour clock: "08:30". 「始まり」')
  start!: string;

  @Property(time, 'When it ends, as HH:MM on the 24-hour clock: "21:30". 「終わり」')
  end!: string;

  @Field(() => Int, { description: 'How long it is, in minutes. 「時間の長さ(分)」' })
  get durationMinutes(): number {
    return minuteOfDay(this.end) - minuteOfDay(this.start);
  }
}

function minuteOfDay(time: string): number {
  const [hours, minutes] = time.split(':').map(Number) as [number, number];
  return hours * 60 + minutes;
}

/** The shape of {@link CenterHours} in a data file. */
export const centerHours = valueOf(CenterHours).refine(({ start, end }) => start < end, {
  path: ['end'],
  error: 'The hours end before they begin.',
});
