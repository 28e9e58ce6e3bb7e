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
  /** True for all columns of the table; false for those that people read, without ids and the like. */
  allColumns: boolean;
  /** What the reader chose; the rest is chosen from the data. */
  chart: Partial<ChartSetup>;
  /** The id of the language in which the query is shown as code; undefined for the first. */
  code: string | undefined;
}

export const defaultViewState: ViewState = {
  view: 'table',
  table: undefined,
  arrangement: unarranged,
  headers: 'words',
  allColumns: false,
  chart: {},
  code: undefined,
};

const viewKey = 'planning-graph:view';
const codeKey = 'planning-graph:code';
const listeners = new Set<() => void>();
const storedView = stored(viewKey);
let current: ViewState = {
  ...defaultViewState,
  view: isView(storedView) ? storedView : defaultViewState.view,
  code: stored(codeKey),
};

function stored(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Changes how the answer is viewed on the whole page. The view and the code's language are stored for the next visit. */
export function setViewState(next: ViewState): void {
  // A link that names no language of code keeps the reader's own.
  current = { ...next, code: next.code ?? current.code };
  try {
    localStorage.setItem(viewKey, current.view);
    if (current.code) localStorage.setItem(codeKey, current.code);
  } catch {
    // Without storage, the choices apply to this page only.
  }
  listeners.forEach((listener) => listener());
}

/** For another query, which has other tables: resets what was chosen for the last one, and keeps what fits any query. */
export function resetChoices(): void {
  setViewState({ ...defaultViewState, view: current.view, headers: current.headers, allColumns: current.allColumns });
}

export function useViewState(): [ViewState, (next: ViewState) => void] {
  const state = useSyncExternalStore(subscribe, () => current);
  return [state, setViewState];
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
