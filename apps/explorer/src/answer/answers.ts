import { type ExecutionResult } from 'graphql';

/** A question as it was sent, with its answer. */
export interface Asked {
  query: string;
  variables: Record<string, unknown>;
  operationName: string | undefined;
  answer: ExecutionResult;
  /** When the answer came. */
  at: Date;
}

const latest = new Map<string, Asked>();
const listeners = new Set<() => void>();
let openTab = '';

/** The last question of each of the editor's tabs. It outlives a change of tabs, and ends with the page. */
export const answers = {
  /** Tells to which tab the next answer belongs. */
  openTab(id: string): void {
    openTab = id;
  },
  /** The tab from which a question is sent now; keep it until the answer comes. */
  currentTab: (): string => openTab,
  record(tab: string, asked: Asked): void {
    latest.set(tab, asked);
    listeners.forEach((listener) => listener());
  },
  of: (tab: string): Asked | undefined => latest.get(tab),
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
