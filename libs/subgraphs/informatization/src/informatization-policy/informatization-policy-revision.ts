import { Property } from '@tokorozawa/subgraph-kit';
import { Field, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';

/** Which one it is in a series, as a row says it. */
export type PlaceInSeries = Pick<InformatizationPolicyRevision, 'number' | 'intervalYears' | 'firstYear'>;

/** The calendar year of one in a series: the second of a series of every three years from 2003 → 2006. */
export function expectedYear({ number, intervalYears, firstYear }: PlaceInSeries): number {
  return firstYear + (number - 1) * intervalYears;
}

@ObjectType({ description: 'Which one it is in a series that is drawn up anew at regular intervals (改定).' })
export class InformatizationPolicyRevision {
  @Property(z.int().min(1), 'Its number in the series, counted from 1. 「番号」')
  number!: number;

  @Property(z.int().min(1), 'After how many years each is followed by the next, as the source states. 「間隔(年)」')
  intervalYears!: number;

  @Property(z.int(), 'The calendar year in which the first of the series was drawn up. 「最初の年」')
  firstYear!: number;

  @Field(() => Int, {
    description:
      'The calendar year in which this one falls by that interval. It is computed: the source dates the first of the series alone. 「見込みの年」',
  })
  get expectedYear(): number {
    return expectedYear(this);
  }
}
