import { firstView } from '../answer/view-state';
import { checkedState, fromHash, type Shared } from '../share/link';
import { questions } from '../questions/bundled';

/**
 * What the address asks to be opened: a shared link, or a ready-made question by its name, with its variables and view,
 * as in `#question=comprehensive-plan/section&variables={"id":"plan-6-section-5-6"}&view=table`.
 */
export async function openedByAddress(hash: string): Promise<Shared | undefined> {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  const question = questions.find(({ id }) => id === given.get('question'));
  if (!question) return fromHash(hash);
  const state = checkedState({ ...firstView, view: given.get('view') ?? firstView.view });
  return { query: question.query, variables: given.get('variables') ?? '', state };
}
