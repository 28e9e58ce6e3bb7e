export { HttpCache, matchesEtag, type HttpCacheOptions, type ReceivedRequest, type ResourceKeys } from './http-cache';
export type { RequestKey } from './request-key';
export { createRedisStore, type RedisStoreOptions } from './redis-store';
export {
  createMemoryStore,
  Dependencies,
  etagOf,
  ResponseCache,
  type CacheableAnswer,
  type ResponseCacheOptions,
  type Store,
  type VersionSource,
} from './response-cache';
