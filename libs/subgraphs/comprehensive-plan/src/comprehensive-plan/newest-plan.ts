import type { Loaders } from '@tokorozawa/subgraph-kit';
import { found } from '../found';
import { ComprehensivePlan } from './comprehensive-plan.entity';

/** The plan with the highest ordinal: the one that is meant when a question names none. */
export async function newestPlan(load: Loaders): Promise<ComprehensivePlan> {
  const [newest] = await load.all(ComprehensivePlan, { ordinal: 'DESC' });
  return found(newest, 'No comprehensive plan is stored.');
}
