import { useGraphiQL } from '@graphiql/react';
import { useSyncExternalStore } from 'react';

const dark = window.matchMedia('(prefers-color-scheme: dark)');

/** Whether the page is dark: by GraphiQL's own setting, else by the device's. */
export function useIsDark(): boolean {
  const theme = useGraphiQL(({ theme }) => theme);
  const device = useSyncExternalStore(subscribe, () => dark.matches);
  return theme ? theme === 'dark' : device;
}

function subscribe(listener: () => void): () => void {
  dark.addEventListener('change', listener);
  return () => dark.removeEventListener('change', listener);
}
