export { type ServerEvent } from './keeper';
export { type LocalPostgres, type LocalPostgresOptions, startLocalPostgres } from './local-postgres';
