// Starts the product as `npm start` does, with a state directory of its own, and tells the tests its address, or that of a
// proxy that slows it down.
const { spawn } = require('node:child_process');
const { mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { maxAnswerDelay, slowDown } = require('./slow-answers');

module.exports = async () => {
  const maxDelay = maxAnswerDelay();
  const directory = mkdtempSync(join(tmpdir(), 'planning-graph-browser-'));
  const env = { ...process.env, PORT: '0', STATE_DIRECTORY: directory, DATABASE_URL: '' };
  const child = spawn(process.execPath, ['tools/run.mjs', 'apps/gateway/dist/main.js'], { env });
  globalThis.startedGateway = { child, directory };
  const address = await addressOf(child);
  const proxy = maxDelay > 0 ? await slowDown(address, maxDelay) : undefined;
  globalThis.startedGateway.proxy = proxy;
  process.env.EXPLORER_URL = proxy?.address ?? address;
};

/** The address that the started gateway prints. Rejects with all that it said if it ends before. */
function addressOf(child) {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk) => {
      said += chunk;
      const address = /Start\s+(http:\S+)/.exec(said);
      if (address) resolve(address[1]);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('close', (code) => reject(new Error(`The gateway ended with ${code} and said:\n${said}`)));
  });
}
