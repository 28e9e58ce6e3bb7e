import type { Incidents } from '../../incidents/incidents';
import type { SharedRedis } from '../../shared-store/shared-redis';
import { EntrySeal } from './sealed-entry';
import type { Store } from './store';

/** An entry goes, in seconds, when nobody made it anew; until when it holds, its versions say. */
const keptFor = 24 * 60 * 60;

/** Keeps entries in a Redis that several gateways share. What is not as one of them wrote it is not there. */
export function redisStore(redis: SharedRedis, secret: string, incidents: Incidents): Store {
  const seal = new EntrySeal(secret);
  return {
    async get(key) {
      const bytes = await redis.ask((client) => client.getBuffer(key));
      if (!bytes) return undefined;
      const entry = seal.open(key, bytes);
      if (!entry) incidents.note('shared-store-state', 'entry-not-genuine');
      return entry;
    },
    async put(key, entry) {
      await redis.ask((client) => client.set(key, seal.close(key, entry), 'EX', keptFor));
    },
    close: () => Promise.resolve(),
  };
}
