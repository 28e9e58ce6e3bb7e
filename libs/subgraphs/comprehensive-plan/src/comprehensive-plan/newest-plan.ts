import type { Loaders } from '@tokorozawa/subgraph-kit';
import { requireFound } from '../found';
import { ComprehensivePlan } from './comprehensive-plan.entity';

/** Loads the plan with the highest number, which is the default when a query names no plan. */
export async function loadNewestPlan(load: Loaders): Promise<ComprehensivePlan> {
  const [newest] = await load.all(ComprehensivePlan, { number: 'DESC' });
  return requireFound(newest, 'No comprehensive plan is stored.');
}
