import { useGraphiQL } from '@graphiql/react';
import { useEffect, useSyncExternalStore } from 'react';
import { answers, type Asked } from './answers';
import { lookAfresh } from './use-view-state';

/** The last question of the tab that is open in the editor, with its answer. */
export function useAsked(): Asked | undefined {
  const tab = useGraphiQL(({ tabs, activeTabIndex }) => tabs[activeTabIndex]?.id ?? '');
  useEffect(() => {
    if (answers.currentTab() && answers.currentTab() !== tab) lookAfresh();
    answers.openTab(tab);
  }, [tab]);
  return useSyncExternalStore(answers.subscribe, () => answers.of(tab));
}
