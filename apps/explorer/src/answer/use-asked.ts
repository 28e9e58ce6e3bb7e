import { useGraphiQL } from '@graphiql/react';
import { useEffect, useSyncExternalStore } from 'react';
import { answers, type Asked } from './answers';
import { lookAfresh } from './use-view-state';

/** Tells the answers which of the editor's tabs is open, and returns its id. */
export function useOpenTab(): string {
  const tab = useGraphiQL(({ tabs, activeTabIndex }) => tabs[activeTabIndex]?.id ?? '');
  useEffect(() => {
    if (answers.currentTab() && answers.currentTab() !== tab) lookAfresh();
    answers.openTab(tab);
  }, [tab]);
  return tab;
}

/** The last question of a tab, with its answer. */
export function useAsked(tab: string): Asked | undefined {
  return useSyncExternalStore(answers.subscribe, () => answers.of(tab));
}
