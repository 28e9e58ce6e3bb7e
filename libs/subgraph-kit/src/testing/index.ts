export { cloneDatabase, createEmptyDatabase, startTestServer, testServerVariable, type TestDatabase } from './database';
export { missingMigration } from './missing-migration';
export { openTestSubgraph, type TestSubgraph } from './open-test-subgraph';
export { typesLeftOut, unloggedTables } from './schema-checks';
export { openTcpProxy, type TcpProxy } from './tcp-proxy';
