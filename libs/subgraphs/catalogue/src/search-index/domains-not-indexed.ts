import type { Loaders } from '@tokorozawa/subgraph-kit';
import { IndexState } from './index-state.entity';

/**
 * The subgraphs whose entries may be missing or old: they do not answer, or not all of their records were read yet.
 *
 * @param subgraphs the names of all
 */
export async function domainsNotIndexed(load: Loaders, subgraphs: string[]): Promise<string[]> {
  const states = new Map((await load.all(IndexState, { id: 'ASC' })).map((state) => [state.id, state]));
  return subgraphs.filter((name) => {
    const state = states.get(name);
    return !state?.isComplete || !state.isAnswering;
  });
}
