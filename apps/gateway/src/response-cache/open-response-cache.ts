import { join } from 'node:path';
import { workspaceRoot } from '@tokorozawa/process-kit';
import { hashOfFolder } from '@tokorozawa/subgraph-kit';
import type { Incidents } from '../incidents/incidents';
import type { SharedRedis } from '../shared-store/shared-redis';
import { ResponseCache } from './response-cache';
import { memoryStore } from './store/memory-store';
import { redisStore } from './store/redis-store';
import { followVersions, type VersionsOptions } from './versions/versions';

export interface ResponseCacheOptions {
  /** How much memory kept answers may take in this process; 0 keeps none. */
  megabytes: number;
  /** A Redis or Valkey in which several gateways share what they keep, and count their callers' requests. */
  url: string | undefined;
}

/**
 * Opens the cache, and with it follows the versions of all subgraphs; undefined when nothing is to be kept.
 * @param shared in which several gateways share what they keep
 */
export function openResponseCache(
  { megabytes }: ResponseCacheOptions,
  options: VersionsOptions & { incidents: Incidents },
  shared: SharedRedis | undefined,
): ResponseCache | undefined {
  if (megabytes === 0) return undefined;
  const stores = [memoryStore(megabytes * 1024 * 1024)];
  if (shared) stores.push(redisStore(shared, options.gatewaySecret ?? '', options.incidents));
  return new ResponseCache(followVersions(options), stores, codeOfGateway());
}

/** What may change an answer although no data and no subgraph changed; an answer of other code is never given. */
function codeOfGateway(): string {
  return [join(__dirname, '..'), join(workspaceRoot, 'package-lock.json')].map(hashOfFolder).join(' ');
}
