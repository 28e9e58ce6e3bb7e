import type { PartialDate } from '@tokorozawa/vocabulary';
import { ObjectType } from 'type-graphql';
import { Column, Index } from 'typeorm';
import { ReviewedEntity } from './reviewed-entity';

/**
 * A record that happens or begins at some time, which its field `date` says. The first and the last day on which it may
 * have happened, or between which it lasted, are columns, so that lists can compare and order records that are dated to
 * a day, a month or a year. An import computes them from `date`, unless the concept computes them itself.
 */
@ObjectType()
@Index(['earliest', 'id'])
export abstract class DatedEntity extends ReviewedEntity {
  abstract readonly date: PartialDate;

  @Column('date')
  earliest!: string;

  @Column('date')
  latest!: string;
}

/** A row with the interval of its date. An interval that the row already has is kept. */
export const withInterval = <Row extends { date?: { earliest: string; latest: string } }>(row: Row) => ({
  earliest: row.date?.earliest,
  latest: row.date?.latest,
  ...row,
});
