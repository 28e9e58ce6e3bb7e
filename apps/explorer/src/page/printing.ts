import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';

let printing = false;

/** True while the page is printed. */
export function useIsPrinting(): boolean {
  return useSyncExternalStore(subscribeToPrinting, () => printing);
}

function subscribeToPrinting(listener: () => void): () => void {
  const begin = () => setPrinting(true);
  const end = () => setPrinting(false);
  // The browser captures the page as soon as the event handlers have returned.
  const setPrinting = (next: boolean) => {
    printing = next;
    flushSync(listener);
  };
  window.addEventListener('beforeprint', begin);
  window.addEventListener('afterprint', end);
  return () => {
    window.removeEventListener('beforeprint', begin);
    window.removeEventListener('afterprint', end);
  };
}
