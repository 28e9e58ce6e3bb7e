import { useSyncExternalStore } from 'react';
import { firstView, isView, type View, type ViewState } from './view-state';

const key = 'planning-graph:view';
const listeners = new Set<() => void>();
let current: ViewState = { ...firstView, view: rememberedView() };

function rememberedView(): View {
  try {
    const remembered = localStorage.getItem(key);
    return isView(remembered) ? remembered : firstView.view;
  } catch {
    return firstView.view;
  }
}

/** Looks at the answer in another way, everywhere on the page. The view is remembered for the next visit. */
export function lookAt(next: ViewState): void {
  current = next;
  try {
    localStorage.setItem(key, next.view);
  } catch {
    // Without storage the choice holds for this page alone.
  }
  listeners.forEach((listener) => listener());
}

/** Another question has other tables: what was chosen for the last one is forgotten, the view itself is kept. */
export function lookAfresh(): void {
  lookAt({ ...firstView, view: current.view, heads: current.heads });
}

export function useViewState(): [ViewState, (next: ViewState) => void] {
  const state = useSyncExternalStore(subscribe, () => current);
  return [state, lookAt];
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
