import { setTimeout as sleep } from 'node:timers/promises';
import { KnownVersion, type DataVersion } from '@tokorozawa/subgraph-kit';
import { Pool } from 'undici';
import { z } from 'zod';

/** Knows the version of a subgraph's data, wherever it runs. */
export interface VersionSource {
  /** Undefined while it is unknown; then no answer of the subgraph is kept, and no kept one is given. */
  current(): DataVersion | undefined;
  /** Asks now: `current` then covers all that was committed before, or is undefined. Never rejects. */
  ask(): Promise<void>;
}

export interface RemoteVersion extends VersionSource {
  close(): Promise<void>;
}

/** For so many milliseconds after it was asked for, a version is relied on. The subgraph's own may be 2 seconds old. */
const goodFor = 3_000;
/** The subgraph answers when there is another version, or after a second. */
const answersWithin = 2_500;
const askAgainAfter = 200;

const answerShape = z.object({ version: z.string().nullable() });

/** Follows the version of a subgraph that is served elsewhere: one question is always open, and answered when it changes. */
export function remoteVersion(graphqlUrl: string, gatewaySecret: string | undefined): RemoteVersion {
  const { origin, pathname } = new URL('version', graphqlUrl);
  const pool = new Pool(origin, { connections: 2, connect: { timeout: 2_000 } });
  const known = new KnownVersion(goodFor);
  const closing = new AbortController();

  async function hear(search: string): Promise<void> {
    const asOf = performance.now();
    try {
      const { statusCode, body } = await pool.request({
        method: 'GET',
        path: pathname + search,
        headers: { ...(gatewaySecret && { authorization: `Bearer ${gatewaySecret}` }) },
        signal: AbortSignal.timeout(answersWithin),
      });
      const answer: unknown = await body.json();
      if (statusCode !== 200) throw new Error(`status ${statusCode}`);
      const { version } = answerShape.parse(answer);
      if (version === null) known.forget();
      else known.learn(version, asOf);
    } catch (error) {
      known.forget();
      throw error;
    }
  }

  async function follow(): Promise<void> {
    while (!closing.signal.aborted) {
      const [before, asked] = [known.current(), performance.now()];
      await hear(`?after=${before ?? ''}`).catch(() => undefined);
      // Nothing new, and at once: nobody is there, or another process of the subgraph that has not yet heard of it.
      const isInVain = known.current() === before && performance.now() - asked < askAgainAfter;
      if (isInVain) await sleep(askAgainAfter, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  }
  const following = follow();

  return {
    current: () => known.current(),
    ask: () => hear('').catch(() => undefined),
    async close() {
      closing.abort();
      await pool.destroy();
      await following;
    },
  };
}
