// Tells the specs of a run where the processes are whose gateways they share: one for each city, so that two specs can be
// answered at a time. They run the sources, as tests do, and are started when the first spec asks.
const { fork } = require('node:child_process');
const { once } = require('node:events');
const { createServer } = require('node:http');
const { registerHooks } = require('node:module');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');

/** As in apps/gateway/testing/shared-gateway.ts. */
const offerVariable = 'PLANNING_GRAPH_SHARED_GATEWAYS';

const root = join(__dirname, '../..');
const program = join(root, 'apps/gateway/testing/serve-shared-gateways.ts');
const execArgv = [
  '--conditions=source',
  `--import=${pathToFileURL(join(root, 'tools/dev/sources.mjs')).href}`,
  `--require=${join(__dirname, 'graphql.js')}`,
  // As the product itself is started: pages and files are large and short-lived.
  '--max-semi-space-size=32',
];

/** An older Node does not run the sources. Each spec opens a gateway of its own then. */
exports.canShareGateways = registerHooks !== undefined;

/** Returns how to stop what was started. */
exports.offerSharedGateways = async () => {
  const processes = new Map();
  const server = createServer(({ url }, response) => {
    const started = processes.get(url) ?? start();
    processes.set(url, started);
    started.then(
      ({ address }) => response.end(address),
      (error) => response.writeHead(500).end(error.message),
    );
  });
  // On a busy machine a spec may ask over a connection at the very moment at which it would be closed for being idle.
  server.keepAliveTimeout = 0;
  await once(server.listen(0, '127.0.0.1'), 'listening');
  process.env[offerVariable] = `http://127.0.0.1:${server.address().port}`;
  return async () => {
    delete process.env[offerVariable];
    server.close();
    await Promise.allSettled([...processes.values()].map(async (started) => (await started).stop()));
  };
};

async function start() {
  const child = fork(program, { execArgv });
  const ended = once(child, 'exit');
  const [address] = await Promise.race([once(child, 'message'), ended]);
  if (typeof address !== 'string') throw new Error('The process of shared gateways does not start.');
  return {
    address,
    async stop() {
      child.disconnect();
      await ended;
    },
  };
}
