export { type LocalPostgres, type LocalPostgresOptions, startLocalPostgres } from './local-postgres';
export { type ServerEvent } from './supervisor';
