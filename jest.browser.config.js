const { availableParallelism } = require('node:os');

/** Tests in a real browser against the really started product. They need Chromium: /usr/bin/chromium, or CHROMIUM. */
module.exports = {
  roots: ['<rootDir>/apps/explorer/e2e'],
  testMatch: ['**/*.browser.spec.ts'],
  globalSetup: '<rootDir>/tools/jest/gateway.js',
  globalTeardown: '<rootDir>/tools/jest/gateway-stop.js',
  // All of them ask one product, and wait for a part of their time.
  maxWorkers: Math.min(availableParallelism(), 4),
  testEnvironment: 'node',
  // Workspace packages are read from their sources, as in jest.config.js.
  testEnvironmentOptions: { customExportConditions: ['source', 'require', 'node', 'default'] },
  transform: { '^.+\\.ts$': '@swc/jest' },
  testTimeout: 120_000,
};
