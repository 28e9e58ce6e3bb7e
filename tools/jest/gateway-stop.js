const { once } = require('node:events');
const { rmSync } = require('node:fs');

module.exports = async () => {
  const { child, directory } = globalThis.startedGateway;
  child.kill('SIGTERM');
  await once(child, 'close');
  rmSync(directory, { recursive: true, force: true });
};
