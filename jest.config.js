const { availableParallelism } = require('node:os');

/**
 * Tests that need Node and nothing else. Those of started programs, and those that need a browser or a system package, are
 * in jest.*.config.js.
 */
// What programs say to people is in the language of the system, and tests read it in English.
delete process.env.LC_ALL;
process.env.LC_MESSAGES = 'en_US.UTF-8';

const esModules = [
  'eventsource-parser',
  'hyparquet',
  'hyparquet-writer',
  'jose',
  'pg-boss',
  'serialize-error',
  'non-error',
  // The SHACL validator, and what it consists of.
  'rdf-validate-shacl',
  'rdf-validate-datatype',
  'clownface',
  '@rdfjs',
  '@tpluscode',
  '@vocabulary',
].join('|');

module.exports = {
  roots: ['<rootDir>/libs', '<rootDir>/apps', '<rootDir>/tools'],
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/e2e/', '\\.(browser|system)\\.spec\\.ts$'],
  globalSetup: '<rootDir>/tools/jest/test-server.js',
  globalTeardown: '<rootDir>/tools/jest/test-server-stop.js',
  testSequencer: '<rootDir>/tools/jest/sequencer.js',
  // One more than cores: the tests of silence, of deadlines and of started programs wait for a part of their time.
  // At most eight, because each may open fifty of the four hundred connections that the PostgreSQL of all of them has.
  maxWorkers: Math.min(availableParallelism() + 1, 8),
  // What a test file leaves in memory does not add up over a hundred others.
  workerIdleMemoryLimit: '1GB',
  // The end of a process may take long as well on a machine that does much else. Only what stays open is warned of.
  workerGracefulExitTimeout: 10_000,
  testEnvironment: '<rootDir>/tools/jest/environment.js',
  setupFiles: ['<rootDir>/tools/jest/graphql.js', '<rootDir>/tools/jest/apollo.js'],
  coveragePathIgnorePatterns: ['/node_modules/', '/testing/', '/fixture/'],
  // Workspace packages are read from their sources, so a test never asks a stale build.
  testEnvironmentOptions: { customExportConditions: ['source', 'require', 'node', 'default'] },
  // These have ES modules only, which Jest cannot require.
  transform: { [`^.+\\.ts$|/node_modules/(${esModules})/.+\\.js$`]: '@swc/jest' },
  transformIgnorePatterns: [`/node_modules/(?!(@tokorozawa|${esModules})/)`],
  // Only what hangs for good is given up: a machine that does much else may take long.
  testTimeout: 300_000,
};
