import { setTimeout as sleep } from 'node:timers/promises';

/** How a process ends one thing that it opened. */
export type Close = () => Promise<unknown>;

/** Registers, as soon as something is open, how to close it; what was opened last is closed first. */
export type OnClose = (close: Close) => void;

/** Once somebody is in a hurry, nothing is waited for longer, in milliseconds. */
const hurriedWait = 1_000;

/** Thrown where something is opened although the process is already to end, so that nothing more is opened. */
export class Interruption extends Error {}

/** What a process has opened. */
export class Opened {
  readonly #closers: Close[] = [];
  readonly #hurry = new AbortController();
  #isClosing = false;

  /** Throws an Interruption once the process is to end; what was opened is closed all the same. */
  readonly onClose: OnClose = (close) => {
    this.#closers.push(close);
    if (this.#isClosing) throw new Interruption();
  };

  get isClosing(): boolean {
    return this.#isClosing;
  }

  get isHurried(): boolean {
    return this.#hurry.signal.aborted;
  }

  /** From now on nothing more may be opened. */
  close(): void {
    this.#isClosing = true;
  }

  /** Cuts short what is waited for, now and from now on. */
  hurry(): void {
    this.#hurry.abort();
  }

  /** Closes everything, even when a part of it fails. Answers what failed. */
  async closeAll(): Promise<unknown[]> {
    this.close();
    const failures: unknown[] = [];
    for (let close = this.#closers.pop(); close; close = this.#closers.pop()) {
      await this.waitFor(close().catch((error: unknown) => failures.push(error)));
    }
    return failures;
  }

  /** Waits for something to end by itself, at most so many milliseconds if they are given. */
  async waitFor(ending: Promise<unknown>, milliseconds?: number): Promise<void> {
    const limits = milliseconds === undefined ? [] : [sleep(milliseconds)];
    await Promise.race([ending, this.#endOfPatience(), ...limits]);
  }

  async #endOfPatience(): Promise<void> {
    const { signal } = this.#hurry;
    if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    await sleep(hurriedWait);
  }
}
