/** Lets plain Node read TypeScript: `node --conditions=source --require typescript.cjs program.ts`. */
const { join } = require('node:path');
const { transformFileSync } = require('@swc/core');

const configFile = join(__dirname, '../../../.swcrc');

require.extensions['.ts'] = (module, path) => {
  module._compile(transformFileSync(path, { configFile, sourceMaps: false }).code, path);
};
