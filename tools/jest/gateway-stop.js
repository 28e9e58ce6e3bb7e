const { once } = require('node:events');
const { rmSync } = require('node:fs');

module.exports = async () => {
  const { child, directory, proxy } = globalThis.startedGateway;
  proxy?.close();
  child.kill('SIGTERM');
  await once(child, 'close');
  rmSync(directory, { recursive: true, force: true });
};
