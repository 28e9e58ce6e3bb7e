import { inPageLanguage } from '../page-script/words';

interface Domain {
  /** The name of its subgraph: `gender-equality`. */
  name: string;
  status: 'up' | 'down';
}

/** Adds to the list of domains on the front page whether each answers at the moment. Does nothing on other pages. */
export async function showDomainStates(): Promise<void> {
  const list = document.querySelector<HTMLElement>('[data-states]');
  if (!list) return;
  try {
    const response = await fetch(list.dataset.states ?? '');
    const { subgraphs } = (await response.json()) as { subgraphs: Domain[] };
    for (const { name, status } of subgraphs) showState(list, name, status);
  } catch {
    const place = document.querySelector('[data-states-said]');
    if (place) {
      place.textContent = inPageLanguage({
        ja: 'いま、状態を確かめられません。',
        en: 'The status is not available now.',
      });
    }
  }
}

function showState(list: HTMLElement, name: string, status: Domain['status']): void {
  const item = list.querySelector(`[data-domain="${CSS.escape(name)}"]`);
  const text = item?.querySelector('span');
  if (!item || !text) return;
  item.className = `state-${status}`;
  text.textContent = inPageLanguage(
    status === 'up' ? { ja: '応答しています', en: 'answers' } : { ja: '応答していません', en: 'does not answer' },
  );
}
