import type { DataSource, SelectQueryBuilder } from 'typeorm';
import { SystemMilestone } from './system-milestone.entity';
import type { SystemMilestoneFilter } from './system-milestone-filter';

/** Name and event in both languages, with the width and case of letters evened out. */
const words = `lower(normalize(concat_ws(' ', milestone.name ->> 'ja', milestone.name ->> 'en', milestone.event ->> 'ja', milestone.event ->> 'en'), NFKC))`;

/** The current milestones that meet all conditions. */
export function milestonesWhere(
  database: DataSource,
  { from, to, text, inChronology }: SystemMilestoneFilter,
): SelectQueryBuilder<SystemMilestone> {
  const milestones = database
    .getRepository(SystemMilestone)
    .createQueryBuilder('milestone')
    .where('milestone.retiredAt IS NULL');
  if (from) milestones.andWhere('milestone.lastMonth >= :from', { from });
  if (to) milestones.andWhere('milestone.firstMonth <= :to', { to });
  if (text) milestones.andWhere(`strpos(${words}, lower(normalize(:text, NFKC))) > 0`, { text });
  if (typeof inChronology === 'boolean') {
    milestones.andWhere(`milestone.number IS ${inChronology ? 'NOT NULL' : 'NULL'}`);
  }
  return milestones;
}
