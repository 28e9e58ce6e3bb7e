export { sharedMigrations } from '../database/migrations';
export { cloneDatabase, createEmptyDatabase, startTestServer, testServerVariable, type TestDatabase } from './database';
export { openTestSubgraph, type TestSubgraph } from './open-test-subgraph';
export { missingMigrationOf, typesLeftOut, unloggedTables } from './schema-checks';
export { openTcpProxy, type TcpProxy } from './tcp-proxy';
