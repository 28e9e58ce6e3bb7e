import type { DataSource, SelectQueryBuilder } from 'typeorm';
import { ForestMilestone } from './forest-milestone.entity';
import type { ForestMilestoneFilter } from './forest-milestone-filter';

/** The text of a date begins with its calendar year. */
const year = 'CAST(LEFT(milestone.whenText, 4) AS int)';

/** The current entries of the chronologies of all initiatives that meet all conditions. */
export function milestonesWhere(
  database: DataSource,
  { fromYear, untilYear, kind }: ForestMilestoneFilter,
): SelectQueryBuilder<ForestMilestone> {
  const milestones = database
    .getRepository(ForestMilestone)
    .createQueryBuilder('milestone')
    .where('milestone.retiredAt IS NULL');
  if (fromYear) milestones.andWhere(`${year} >= :fromYear`, { fromYear });
  if (untilYear) milestones.andWhere(`${year} <= :untilYear`, { untilYear });
  if (kind) milestones.andWhere('milestone.kind = :kind', { kind });
  return milestones;
}
