/** How long to wait after each failed attempt, in seconds: about three days and a half in all. */
export const standardPauses = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400];

/** A pause is up to this part longer, so that what failed together is not repeated together. */
const jitter = 0.1;

/**
 * The pause after the failed attempt with this number, in seconds; undefined after the last one.
 *
 * @param attempt 1 for the first attempt
 */
export function pauseAfter(attempt: number, pauses: readonly number[]): number | undefined {
  const pause = pauses[attempt - 1];
  return pause === undefined ? undefined : Math.round(pause * (1 + jitter * Math.random()));
}
