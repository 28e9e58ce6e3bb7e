import { useSyncExternalStore } from 'react';
import { type ChartSetup } from '@tokorozawa/charts';
import { type Arrangement, type HeaderStyle, unarranged } from '@tokorozawa/answer-tables';

/** The views of an answer, in the order of their tabs. */
export const views = ['table', 'chart', 'source', 'code', 'json'] as const;
export type View = (typeof views)[number];

export const isView = (text: unknown): text is View => views.some((view) => view === text);

/** How the reader views an answer. A shared link carries it beside the query. */
export interface ViewState {
  view: View;
  /** The id of the chosen table; undefined for the default one. */
  table: string | undefined;
  arrangement: Arrangement;
  headers: HeaderStyle;
  /** What the reader chose; the rest is chosen from the data. */
  chart: Partial<ChartSetup>;
}

export const defaultViewState: ViewState = {
  view: 'table',
  table: undefined,
  arrangement: unarranged,
  headers: 'words',
  chart: {},
};

const storageKey = 'planning-graph:view';
const listeners = new Set<() => void>();
let current: ViewState = { ...defaultViewState, view: storedView() };

function storedView(): View {
  try {
    const stored = localStorage.getItem(storageKey);
    return isView(stored) ? stored : defaultViewState.view;
  } catch {
    return defaultViewState.view;
  }
}

/** Changes how the answer is viewed on the whole page. The view is stored for the next visit. */
export function setViewState(next: ViewState): void {
  current = next;
  try {
    localStorage.setItem(storageKey, next.view);
  } catch {
    // Without storage, the choice applies to this page only.
  }
  listeners.forEach((listener) => listener());
}

/** For another query, which has other tables: resets what was chosen for the last one, and keeps the view. */
export function resetChoices(): void {
  setViewState({ ...defaultViewState, view: current.view, headers: current.headers });
}

export function useViewState(): [ViewState, (next: ViewState) => void] {
  const state = useSyncExternalStore(subscribe, () => current);
  return [state, setViewState];
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
