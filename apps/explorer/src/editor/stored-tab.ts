/** A tab of the editor, as GraphiQL stores it. */
interface StoredTab {
  query: string | null;
  variables: string | null;
  operationName: string | null;
}

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
  try {
    const { tabs, activeTabIndex } = JSON.parse(localStorage.getItem('graphiql:tabState') ?? '{}') as {
      tabs?: StoredTab[];
      activeTabIndex?: number;
    };
    const tab = tabs?.[activeTabIndex ?? 0];
    return tab && contentOf(tab);
  } catch {
    // Without storage, or with storage that something else has written, there is no last visit.
    return undefined;
  }
}

const contentOf = ({ query, variables, operationName }: StoredTab): EditorContent => ({
  query: query ?? '',
  variables: variables ?? '',
  operationName: operationName ?? undefined,
});
