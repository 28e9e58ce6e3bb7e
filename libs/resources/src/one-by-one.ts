import { FairQueue } from '@tokorozawa/plan-executor';
import type { ResourceRequest } from './resource';
import { ResourceError } from './resource-error';

/** For whom something is made. */
export type MadeFor = Pick<ResourceRequest, 'caller' | 'isAbandoned'>;

interface Waiting {
  isAbandoned(): boolean;
  abandon(): void;
  work(): Promise<void>;
}

/** What one caller may wait for at a time. */
const maxWaiting = 8;

/**
 * Does work that takes much of the processor or of the memory, one piece after the other. Callers take turns, and what nobody
 * waits for any more is left out.
 */
export class OneByOne {
  readonly #waiting = new FairQueue<Waiting>();
  #isWorking = false;

  /** Rejects with a ResourceError if the caller waits for too much already. */
  run<Result>({ caller, isAbandoned }: MadeFor, make: () => Promise<Result>): Promise<Result> {
    if (this.#waiting.lengthOf(caller) >= maxWaiting) return Promise.reject(busy());
    return new Promise((resolve, reject) => {
      const work = (): Promise<void> => make().then(resolve, reject);
      this.#waiting.push(caller, { isAbandoned, abandon: () => reject(busy()), work });
      void this.#workOff();
    });
  }

  async #workOff(): Promise<void> {
    if (this.#isWorking) return;
    this.#isWorking = true;
    for (let next = this.#waiting.take(() => true); next; next = this.#waiting.take(() => true)) {
      if (next.item.isAbandoned()) next.item.abandon();
      else await next.item.work();
    }
    this.#isWorking = false;
  }
}

const busy = (): ResourceError =>
  new ResourceError(503, 'OVERLOADED', {
    ja: '同じ種類のファイルをほかにも作っています。少し待ってから、もう一度お試しください。',
    en: 'Other files of this kind are being made. Try again in a moment.',
  });
