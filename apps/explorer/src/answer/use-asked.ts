import { useGraphiQL } from '@graphiql/react';
import { useEffect, useSyncExternalStore } from 'react';
import { answers, type Asked } from './answers';

/** The last question of the tab that is open in the editor, with its answer. */
export function useAsked(): Asked | undefined {
  const tab = useGraphiQL(({ tabs, activeTabIndex }) => tabs[activeTabIndex]?.id ?? '');
  useEffect(() => answers.openTab(tab), [tab]);
  return useSyncExternalStore(answers.subscribe, () => answers.of(tab));
}
