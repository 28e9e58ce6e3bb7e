export { SharedRedis, type SharedRedisOptions } from './shared-redis';
