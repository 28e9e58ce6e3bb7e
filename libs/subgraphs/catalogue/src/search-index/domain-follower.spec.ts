import type { DomainFeed, ServiceResources } from '@tokorozawa/subgraph-kit';
import { DomainFollower } from './domain-follower';
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
      if (read === 1) follower.notice('theirs');
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
