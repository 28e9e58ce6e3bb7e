import { Field, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';

/** The shape of an {@link InformatizationPolicyRevision} in a data file. */
export const placeInSeries = z.strictObject({
  number: z.int().min(1),
  intervalYears: z.int().min(1),
  firstYear: z.int(),
});

export type PlaceInSeries = z.infer<typeof placeInSeries>;

/** The calendar year of one in a series: the second of a series of every three years from 2003 → 2006. */
export function expectedYear({ number, intervalYears, firstYear }: PlaceInSeries): number {
  return firstYear + (number - 1) * intervalYears;
}

@ObjectType({ description: 'Which one it is in a series that is drawn up anew after so many years (改定).' })
export class InformatizationPolicyRevision implements PlaceInSeries {
  @Field(() => Int, { description: 'Its number in the series, counted from 1.' })
  number!: number;

  @Field(() => Int, { description: 'After how many years each is followed by the next, as the source states.' })
  intervalYears!: number;

  @Field(() => Int, { description: 'The calendar year in which the first of the series was drawn up.' })
  firstYear!: number;

  @Field(() => Int, {
    description:
      'The calendar year in which this one falls by that interval. It is computed: the source dates the first of the series alone.',
  })
  get expectedYear(): number {
    return expectedYear(this);
  }
}
