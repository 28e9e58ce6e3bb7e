import { type ChartKind } from './choose';
import { type ChartColors } from './colors';
import { type Mark } from './marks';

/** A picture before it is drawn. */
export interface Picture {
  kind: ChartKind;
  marks: Mark[];
  title: string;
  /** What is measured, such as 件数. */
  measure: string;
  /** Source and licence, a line each. */
  foot: string[];
  colors: ChartColors;
  /** In pixels. */
  width: number;
}

/** The width of a picture that is kept as a file. */
export const fileWidth = 860;

/** Tall enough for every bar and event to be read. */
export function pictureHeight(picture: Picture): number {
  const { kind, marks } = picture;
  const body = kind === 'line' ? 320 : kind === 'share' ? 360 : Math.max(marks.length * 30, 60) + 40;
  return headHeight + body + footHeight(picture);
}

/** Room for the title and what is measured. */
export const headHeight = 76;
/** The height of a line of the foot. */
export const footLine = 16;

/** Room for the foot, whose lines are broken where the picture ends: letters are at most 11 pixels wide. */
export function footHeight({ foot, width }: Picture): number {
  const lines = foot.reduce((sum, line) => sum + Math.ceil((line.length * 11) / (width - 32)), 0);
  return lines * footLine + 28;
}
