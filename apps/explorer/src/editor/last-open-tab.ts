import { type StoredTab, storedTabs } from './tab-storage';

/** What the editors contain at first. */
export interface EditorContent {
  query: string;
  variables: string;
  operationName: string | undefined;
}

/**
 * The content of the tab that was open on the last visit; undefined on the first visit. GraphiQL stores its tabs, but fills
 * the query editor only from the first of them and the variables editor from none, and would then store what it shows.
 */
export function lastOpenTab(): EditorContent | undefined {
  const { tabs, activeTabIndex } = storedTabs() ?? {};
  const tab = tabs?.[activeTabIndex ?? 0];
  return tab && contentOf(tab);
}

const contentOf = ({ query, variables, operationName }: StoredTab): EditorContent => ({
  query: query ?? '',
  variables: variables ?? '',
  operationName: operationName ?? undefined,
});
