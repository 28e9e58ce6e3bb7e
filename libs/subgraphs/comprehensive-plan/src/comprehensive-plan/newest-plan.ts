import { type Loaders, restrictToEdition } from '@tokorozawa/subgraph-kit';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { requireFound } from '../found';
import { ComprehensivePlan } from './comprehensive-plan.entity';

/** Loads the plan with the highest number, which is the default when a query names no plan. */
export async function loadNewestPlan(load: Loaders, edition?: string): Promise<ComprehensivePlan> {
  const [newest] = await load.all(ComprehensivePlan, { number: 'DESC' }, edition);
  return requireFound(newest, 'No comprehensive plan is stored.');
}

/** Limits a query of something that belongs to a plan to the newest plan. */
export function ofNewestPlan(query: SelectQueryBuilder<ObjectLiteral>, edition: string | undefined): void {
  const newest = query.subQuery().select('plan.id').from(ComprehensivePlan, 'plan');
  restrictToEdition(newest, edition);
  newest.orderBy('plan.number', 'DESC').limit(1);
  query.andWhere(`${query.alias}.planId = ${newest.getQuery()}`);
}
