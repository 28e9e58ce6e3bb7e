import type { DataSource, SelectQueryBuilder } from 'typeorm';
import { PeacePolicy } from '../peace-policy/peace-policy.entity';
import { PeaceActivity } from './peace-activity.entity';
import type { PeaceActivityFilter } from './peace-activity-filter';

/** The current peace activities that meet all conditions. */
export function peaceActivitiesWhere(
  database: DataSource,
  { fiscalYear, kind }: PeaceActivityFilter,
): SelectQueryBuilder<PeaceActivity> {
  const activities = database
    .getRepository(PeaceActivity)
    .createQueryBuilder('activity')
    .where('activity.retiredAt IS NULL');
  if (kind) activities.andWhere('activity.kind = :kind', { kind });
  if (fiscalYear) {
    const policies = activities.subQuery().select('policy.id').from(PeacePolicy, 'policy');
    policies.where('policy.fiscalYear = :fiscalYear');
    activities.andWhere(`activity.policyId IN ${policies.getQuery()}`, { fiscalYear });
  }
  return activities;
}
