import { setTimeout } from 'node:timers/promises';

/** In milliseconds. A busy machine may take long; only a test that hangs is ended. */
const timeout = 240_000;

/** In milliseconds: the first pause, and the longest. To ask without a pause would slow down what is waited for. */
const firstPause = 20;
const longestPause = 200;

/** Waits until a condition holds. Throws if it never does. */
export async function eventually(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  // Not a timer: it would keep all that the test file has loaded in memory until it ends.
  const end = performance.now() + timeout;
  for (let pause = firstPause; !(await holds()); pause = Math.min(1.2 * pause, longestPause)) {
    if (performance.now() > end) throw new Error(`This did not happen: ${what}`);
    await setTimeout(pause);
  }
}
