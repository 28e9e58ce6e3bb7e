// Starts the PostgreSQL server that every test of a run shares, from the built packages.
const { startTestServer } = require('@tokorozawa/subgraph-kit/testing');

// The packages loaded here note their GraphQL types in a global; Jest would hand it on to the tests, which load their own.
delete globalThis.TypeGraphQLMetadataStorage;

module.exports = async () => {
  globalThis.stopTestServer = await startTestServer();
};
