/** Tests of what needs a system package beside Node: redis-server, or the program that REDIS_SERVER names. */
module.exports = {
  ...require('./jest.config.js'),
  testMatch: ['**/*.system.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
};
