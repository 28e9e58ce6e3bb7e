import { type ChartSetup } from '../chart/choose';
import { type Arrangement, unarranged } from '../table/arrange';
import { type HeadStyle } from '../table/heads';

/** The ways to look at an answer, in the order of their tabs. */
export const views = ['table', 'chart', 'source', 'code', 'json'] as const;
export type View = (typeof views)[number];

/** How the reader looks at an answer: what a shared link carries beside the question. */
export interface ViewState {
  view: View;
  /** The id of the table; undefined for the one that is shown first. */
  table: string | undefined;
  arrangement: Arrangement;
  heads: HeadStyle;
  /** What the reader chose by hand; the rest is chosen from the data. */
  chart: Partial<ChartSetup>;
}

export const firstView: ViewState = {
  view: 'table',
  table: undefined,
  arrangement: unarranged,
  heads: 'words',
  chart: {},
};

export const isView = (text: unknown): text is View => views.some((view) => view === text);
