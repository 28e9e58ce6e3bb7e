import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';

let printing = false;

/** Whether the page is being printed: then every row has to be there. */
export function useIsPrinting(): boolean {
  return useSyncExternalStore(subscribe, () => printing);
}

function subscribe(listener: () => void): () => void {
  const begin = () => tell(true);
  const end = () => tell(false);
  // The browser takes its picture as soon as the event has been heard.
  const tell = (now: boolean) => {
    printing = now;
    flushSync(listener);
  };
  window.addEventListener('beforeprint', begin);
  window.addEventListener('afterprint', end);
  return () => {
    window.removeEventListener('beforeprint', begin);
    window.removeEventListener('afterprint', end);
  };
}
