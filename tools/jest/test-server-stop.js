const { rmSync } = require('node:fs');

module.exports = async () => {
  await globalThis.stopTestServer();
  rmSync(globalThis.testFolder, { recursive: true, force: true });
};
