/**
 * True if the page was opened anew. After a reload or the back button, the browser fills in what was typed on an earlier
 * visit, which may belong to another address.
 */
export const isArrival = (): boolean =>
  performance
    .getEntriesByType('navigation')
    .some((entry) => (entry as PerformanceNavigationTiming).type === 'navigate');
