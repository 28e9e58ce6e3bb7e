// Gives a run of tests what they share: a folder for files, a PostgreSQL server, from the built packages, and the gateways
// of those that only read.
const { chmodSync, copyFileSync, existsSync, mkdtempSync, readFileSync, statfsSync } = require('node:fs');
const inspector = require('node:inspector');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { startTestServer, testServerVariable } = require('@tokorozawa/subgraph-kit/testing');
const { canShareGateways, offerSharedGateways } = require('./shared-gateways');

// The packages loaded here note their GraphQL types and tables in globals; Jest would hand them on to the tests, which load
// their own. In a run of one process, all of these would remain in memory.
delete globalThis.TypeGraphQLMetadataStorage;
delete globalThis.typeormMetadataArgsStorage;

/** As in apps/gateway/testing/supergraph-on-disk.ts. */
const supergraphVariable = 'PLANNING_GRAPH_TEST_SUPERGRAPH';

const root = join(__dirname, '../..');

/** The folder for temporary files before TMPDIR is set below. In watch mode the folder of the last run no longer exists. */
const ordinaryFolder = tmpdir();

module.exports = async ({ collectCoverage }) => {
  const folder = mkdtempSync(join(folderInMemory() ?? ordinaryFolder, 'planning-graph-tests-'));
  // As the folder for temporary files is: tests also start programs as other users.
  chmodSync(folder, 0o1777);
  process.env.TMPDIR = folder;
  globalThis.testFolder = folder;
  process.env[supergraphVariable] = supergraphIn(folder);
  // A run within a test uses the server of the run around it.
  if (!process.env[testServerVariable]) {
    const stop = await startTestServer();
    globalThis.stopTestServer = async () => {
      delete process.env[testServerVariable];
      await stop();
    };
  }
  // Coverage and a debugger see only what runs in the processes of the tests.
  const staysInside = collectCoverage || inspector.url() !== undefined;
  if (canShareGateways && !staysInside) globalThis.stopSharedGateways = await offerSharedGateways();
};

/**
 * Copies the committed supergraph and, beside it, what the build has derived from the same text, as it lies beside that of the
 * product. A gateway derives it anew only if the two do not belong together.
 */
function supergraphIn(folder) {
  const supergraph = join(folder, 'supergraph.graphql');
  copyFileSync(join(root, 'supergraph.graphql'), supergraph);
  const derived = join(root, 'dist/supergraph.api.json');
  if (existsSync(derived)) copyFileSync(derived, join(folder, 'supergraph.api.json'));
  return supergraph;
}

/** Where Linux keeps files in memory, if there is room for some dozens of databases and programs may run there. */
function folderInMemory() {
  const folder = '/dev/shm';
  try {
    const mounts = readFileSync('/proc/mounts', 'utf8').split('\n');
    const options = mounts
      .find((line) => line.split(' ')[1] === folder)
      ?.split(' ')[3]
      ?.split(',') ?? ['noexec'];
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize > 4 * 2 ** 30 && !options.includes('noexec') ? folder : undefined;
  } catch {
    return undefined;
  }
}
