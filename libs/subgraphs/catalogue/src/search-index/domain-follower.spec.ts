import type { DomainFeed, ServiceResources } from '@tokorozawa/subgraph-kit';
import { SubgraphUnavailableError } from '@tokorozawa/vocabulary';
import { DomainFollower, pauseAfter } from './domain-follower';
import type { DomainIndex } from './domain-index';

const log = { warn: () => undefined } as unknown as ServiceResources['log'];

/** Data that never change: who waits for another version waits until the signal aborts. */
const feed = {
  versionAfter: (known, signal) =>
    new Promise((resolve) => {
      if (known === undefined || signal.aborted) resolve('version');
      signal.addEventListener('abort', () => resolve('version'));
    }),
} as Pick<DomainFeed, 'versionAfter'> as DomainFeed;

test.each(['are brought up to date', 'are up to date and what follows from them is made'])(
  'entries that somebody else moves while they %s are read again',
  async (when) => {
    const stopping = new AbortController();
    let read = 0;
    let generation: string | undefined = 'ours';
    const moveOnce = (): void => {
      if (read === 1) follower.notice({ generation: 'theirs', isComplete: true });
    };
    const index = {
      name: 'domain',
      feed,
      get generation() {
        return generation;
      },
      forgetPlace: () => (generation = undefined),
      bringUpToDate() {
        read++;
        if (when === 'are brought up to date') moveOnce();
        // Nothing is left to wait for once they have been read again.
        if (read === 2) stopping.abort();
        return Promise.resolve();
      },
    } as unknown as DomainIndex;
    const follower: DomainFollower = new DomainFollower(index, stopping.signal, log, () => {
      if (when !== 'are brought up to date') moveOnce();
      return Promise.resolve();
    });
    await follower.run();
    expect(read).toBe(2);
  },
);

describe('after failures in a row', () => {
  const failures = [1, 2, 3, 4, 5, 6, 7, 100, 10_000];

  test('a domain that does not answer is asked again soon, however often it did not', () => {
    const away = new SubgraphUnavailableError('regional-services');
    expect(new Set(failures.map((count) => pauseAfter(away, count)))).toEqual(new Set([500]));
  });

  test('an index that cannot be written is tried again more and more seldom, but at least every ten seconds', () => {
    const pauses = failures.map((count) => pauseAfter(new Error('no space left on device'), count));
    expect(pauses).toEqual([500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000, 10_000, 10_000]);
  });
});
