/** The options of a list, in the order in which the arrow keys reach them. */
export const optionsIn = (list: ParentNode): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[data-option]')];

/**
 * Makes the groups of links that the server wrote the list of a combobox. Each option stays a link, so that it can also be
 * clicked, copied, opened in another tab, and reached with the tab key.
 */
export function asListbox(list: HTMLElement): void {
  list.setAttribute('role', 'listbox');
  for (const group of list.querySelectorAll('section')) group.setAttribute('role', 'group');
  for (const inner of list.querySelectorAll('ul, li, h2')) inner.setAttribute('role', 'presentation');
  for (const option of optionsIn(list)) {
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
  }
}
