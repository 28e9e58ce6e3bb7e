import { type Storage } from '@graphiql/toolkit';

/** A tab of the editor, as GraphiQL stores it. */
export interface StoredTab {
  id: string;
  query: string | null;
  variables: string | null;
  operationName: string | null;
}

export interface TabState {
  tabs: StoredTab[];
  activeTabIndex: number;
}

const tabStateKey = 'graphiql:tabState';

/** The content of each tab as this window read or wrote it last. */
const known = new Map<string, string>();
/** The ids under which this window stores tabs that another window has changed as well. */
const ownIds = new Map<string, string>();

/**
 * The storage of GraphiQL, which reads its tabs at the start and stores all of them at each change, so that the window that
 * stores last would erase what others have written. Each window stores its own tabs, which a reload shows again, and adds
 * them to those that all windows share, with which a new window begins.
 */
export const editorStorage: Storage = {
  getItem: (key) => (key === tabStateKey ? readTabs() : quietly(() => localStorage.getItem(key))),
  setItem(key, value) {
    if (key === tabStateKey) writeTabs(JSON.parse(value) as TabState);
    else localStorage.setItem(key, value);
  },
  removeItem(key) {
    for (const storage of storages()) storage.removeItem(key);
  },
  clear() {
    for (const storage of storages()) for (const key of ownKeys(storage)) storage.removeItem(key);
  },
  get length() {
    return ownKeys(localStorage).length;
  },
};

/** The tabs that this window had last, or those of all windows; undefined on the first visit. */
export function storedTabs(): TabState | undefined {
  const stored = quietly(() => sessionStorage.getItem(tabStateKey) ?? localStorage.getItem(tabStateKey));
  return stored ? (quietly(() => JSON.parse(stored) as TabState) ?? undefined) : undefined;
}

function readTabs(): string | null {
  const state = storedTabs();
  if (!state) return null;
  for (const tab of state.tabs) known.set(tab.id, contentOf(tab));
  return JSON.stringify(state);
}

function writeTabs(state: TabState): void {
  const shared = sharedTabs();
  for (const tab of state.tabs) keepBoth(tab, shared);
  const tabs = state.tabs.map((tab) => ({ ...tab, id: ownIds.get(tab.id) ?? tab.id }));
  // A tab that this window had and has no longer is closed, unless another window has changed it.
  const ofOthers = shared.filter(
    (each) => !isUnchanged(each) && each.query?.trim() && tabs.every(({ id }) => id !== each.id),
  );
  // What this window has not changed may have been changed in another one.
  const own = tabs.map((tab) => (isUnchanged(tab) ? (shared.find(({ id }) => id === tab.id) ?? tab) : tab));
  for (const tab of tabs) known.set(tab.id, contentOf(tab));
  sessionStorage.setItem(tabStateKey, JSON.stringify({ ...state, tabs }));
  const active = ofOthers.length + state.activeTabIndex;
  localStorage.setItem(tabStateKey, JSON.stringify({ tabs: [...ofOthers, ...own], activeTabIndex: active }));
}

/** Gives a tab an id of this window's own if another window has changed the tab as well. */
function keepBoth(tab: StoredTab, shared: readonly StoredTab[]): void {
  const id = ownIds.get(tab.id) ?? tab.id;
  const last = known.get(id);
  const stored = shared.find((each) => each.id === id);
  if (last === undefined || !stored || isUnchanged({ ...tab, id })) return;
  if ([last, contentOf(tab)].includes(contentOf(stored))) return;
  ownIds.set(tab.id, `${tab.id}-${Date.now().toString(36)}`);
  known.delete(id);
}

const contentOf = ({ query, variables }: StoredTab): string => JSON.stringify([query ?? '', variables ?? '']);

const isUnchanged = (tab: StoredTab): boolean => known.get(tab.id) === contentOf(tab);

const sharedTabs = (): StoredTab[] =>
  quietly(() => (JSON.parse(localStorage.getItem(tabStateKey) ?? '{}') as Partial<TabState>).tabs) ?? [];

const storages = () => [localStorage, sessionStorage];

const ownKeys = (storage: globalThis.Storage): string[] =>
  Object.keys(storage).filter((key) => key.startsWith('graphiql:'));

/** Null if the browser denies access to its storage, or if something else has written there. */
function quietly<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch {
    return null;
  }
}
