import { setTimeout } from 'node:timers/promises';

/** Only what hangs for good is given up, in milliseconds: a machine that does much else may take long. */
const givenUpAfter = 90_000;

/** Waits until something holds. Throws when it does not come to hold. */
export async function eventually(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const givenUp = AbortSignal.timeout(givenUpAfter);
  while (!(await holds())) {
    if (givenUp.aborted) throw new Error(`It did not come to pass: ${what}`);
    await setTimeout(20);
  }
}
