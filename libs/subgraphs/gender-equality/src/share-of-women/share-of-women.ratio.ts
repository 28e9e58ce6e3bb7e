/**
 * The share that a part has in a whole, in percent, rounded half up to one decimal: 248 of 858 → 28.9.
 * It is computed in whole numbers, so that no binary fraction decides which way a half is rounded.
 */
export function computeRatioPercent(part: number, whole: number): number {
  return Math.floor((2000 * part + whole) / (2 * whole)) / 10;
}
