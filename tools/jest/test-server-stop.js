const { rmSync } = require('node:fs');

module.exports = async () => {
  await globalThis.stopSharedGateways?.();
  globalThis.stopSharedGateways = undefined;
  await globalThis.stopTestServer?.();
  globalThis.stopTestServer = undefined;
  rmSync(globalThis.testFolder, { recursive: true, force: true });
};
