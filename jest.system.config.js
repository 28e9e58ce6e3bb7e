/** Tests of what needs a system package beside Node: redis-server and nginx, or the programs that REDIS_SERVER and NGINX name. */
module.exports = {
  ...require('./jest.config.js'),
  testMatch: ['**/*.system.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
};
