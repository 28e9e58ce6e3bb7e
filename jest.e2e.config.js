/** Tests that start the programs as people do: the product, the commands, the generators. */
const config = require('./jest.config.js');

module.exports = {
  ...config,
  roots: ['<rootDir>/tools/e2e'],
  // The code that they test runs in other processes.
  testPathIgnorePatterns: config.testPathIgnorePatterns.filter((pattern) => !pattern.includes('e2e')),
};
