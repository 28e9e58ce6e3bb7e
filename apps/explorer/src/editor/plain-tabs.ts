/**
 * GraphiQL gives each of its tabs the role of a tab and puts two buttons inside, which screen readers cannot reach there.
 * Without the roles they are what they look like: a list of buttons, of which one is current. Returns what ends it.
 */
export function plainTabs(explorer: HTMLElement): () => void {
  const observer = new MutationObserver(() => explorer.querySelectorAll('.graphiql-tabs').forEach(makePlain));
  observer.observe(explorer, { subtree: true, childList: true, attributes: true, attributeFilter: ['class', 'role'] });
  return () => observer.disconnect();
}

function makePlain(list: Element): void {
  list.removeAttribute('role');
  for (const tab of list.querySelectorAll('.graphiql-tab')) {
    tab.removeAttribute('role');
    tab.removeAttribute('aria-selected');
    tab.querySelector('button')?.setAttribute('aria-current', String(tab.classList.contains('graphiql-tab-active')));
  }
}
