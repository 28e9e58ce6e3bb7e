export { cloneDatabase, createEmptyDatabase, type TestDatabase } from './database';
export { missingMigration } from './missing-migration';
export { openTestSubgraph, type TestSubgraph } from './open-test-subgraph';
export { startTestServer, testServerVariable } from './server';
export { openTcpProxy, type TcpProxy } from './tcp-proxy';
export { typesLeftOut } from './types-left-out';
export { unloggedTables } from './unlogged-tables';
