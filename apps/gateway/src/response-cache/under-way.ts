import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** Nobody waits longer for another's answer, in milliseconds. */
const waitAtMost = 1_000;

/** Answers that are being made anew: who asks the same meanwhile waits, so that it is made once and not a hundred times. */
export class UnderWay {
  readonly #making = new Map<string, Promise<void>>();
  readonly #ends = new WeakMap<ServerResponse, () => void>();

  /** From now on others wait, until `end` is called or the caller goes away. */
  begin(name: string, response: ServerResponse): void {
    const making = new Promise<void>((resolve) => {
      const end = (): void => {
        if (this.#making.get(name) === making) this.#making.delete(name);
        resolve();
      };
      this.#ends.set(response, end);
      response.once('close', end);
    });
    this.#making.set(name, making);
  }

  end(response: ServerResponse): void {
    this.#ends.get(response)?.();
  }

  /** Waits for the answer that is under way, if there is one. */
  async wait(name: string): Promise<void> {
    const making = this.#making.get(name);
    if (!making) return;
    const patience = new AbortController();
    await Promise.race([making, sleep(waitAtMost, undefined, { signal: patience.signal }).catch(() => undefined)]);
    patience.abort();
  }
}
