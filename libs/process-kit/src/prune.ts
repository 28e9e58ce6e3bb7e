import { pruneChanges, type PruneOptions, type SubgraphDefinition } from '@tokorozawa/subgraph-kit';
import type { Logger } from 'pino';
import type { OnClose } from './process';

/** In milliseconds. A start is not delayed by it. */
const firstAfter = 60_000;
const every = 3_600_000;

/** Removes old changes from the feeds of these domains from time to time, while the process runs. */
export function keepPruned(
  definitions: SubgraphDefinition[],
  options: PruneOptions,
  { log, onClose }: { log: Logger; onClose: OnClose },
): void {
  if (options.keptDays === 0) return;
  let isClosed = false;
  let pruning = Promise.resolve();

  async function prune(): Promise<void> {
    for (const definition of definitions) {
      if (isClosed) return;
      try {
        const removed = await pruneChanges(definition, options);
        if (removed > 0) log.info({ subgraph: definition.name, removed }, 'old changes were removed from the feed');
      } catch (err) {
        log.warn({ subgraph: definition.name, err }, 'old changes could not be removed; it is tried again in an hour');
      }
    }
  }

  const next = (delay: number): NodeJS.Timeout =>
    setTimeout(() => {
      pruning = prune();
      timer = next(every);
    }, delay).unref();
  let timer = next(firstAfter);
  onClose(async () => {
    isClosed = true;
    clearTimeout(timer);
    await pruning;
  });
}
