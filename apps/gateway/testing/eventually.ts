import { setTimeout } from 'node:timers/promises';

const atMost = 10_000;

/** Waits until something holds, and answers for how many milliseconds. Throws when it does not come to hold. */
export async function eventually(what: string, holds: () => boolean | Promise<boolean>): Promise<number> {
  const began = performance.now();
  while (!(await holds())) {
    if (performance.now() - began > atMost) throw new Error(`It did not come to pass: ${what}`);
    await setTimeout(20);
  }
  return performance.now() - began;
}
