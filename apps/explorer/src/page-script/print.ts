const folded = 'details.fold:not([open])';

/** Opens what a phone folds while the page is printed. Browsers that can open a fold by its style need no script for it. */
export function unfoldInPrint(): void {
  let opened: HTMLDetailsElement[] = [];
  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>(folded)];
    for (const fold of opened) fold.open = true;
  });
  addEventListener('afterprint', () => {
    for (const fold of opened) fold.open = false;
  });
}
