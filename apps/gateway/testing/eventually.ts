import { setTimeout } from 'node:timers/promises';

/** In milliseconds. A busy machine may take long; only a test that hangs is ended. */
const timeout = 90_000;

/** Waits until a condition holds. Throws if it never does. */
export async function eventually(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const isOver = AbortSignal.timeout(timeout);
  while (!(await holds())) {
    if (isOver.aborted) throw new Error(`This did not happen: ${what}`);
    await setTimeout(20);
  }
}
