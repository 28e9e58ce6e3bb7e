/** On a narrow screen the answer is below the query, out of sight. */
const oneColumn = window.matchMedia('(max-width: 45rem)');

/** Brings the answer into sight if it is below the query. */
export function scrollToAnswer(): void {
  if (oneColumn.matches) document.querySelector('.answer')?.scrollIntoView();
}
