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

/** By their addresses. What is not kept may be dropped from memory before it is printed. */
const forPaper = new Map<string, HTMLImageElement>();

/**
 * Loads the pictures for paper, which are light, while the page shows dark ones: a browser that prints takes those that it
 * has, and waits for no others.
 */
export function loadPicturesForPaper(main: HTMLElement): void {
  if (!matchMedia('(prefers-color-scheme: dark)').matches) return;
  for (const { src } of main.querySelectorAll<HTMLImageElement>('picture > img')) {
    const image = forPaper.get(src) ?? new Image();
    image.src = src;
    forPaper.set(src, image);
  }
}
