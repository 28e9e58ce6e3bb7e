export { missingMigration } from '../database/missing-migration';
export { cloneDatabase, createEmptyDatabase, startTestServer, testServerVariable, type TestDatabase } from './database';
export { openTestSubgraph, type TestSubgraph } from './open-test-subgraph';
export { typesLeftOut, unloggedTables } from './schema-checks';
export { openTcpProxy, type TcpProxy } from './tcp-proxy';
