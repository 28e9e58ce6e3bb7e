// Serves the sources and applies every edit: npm run dev [-- --inspect[=PORT]]. See CONTRIBUTING.md.
import { folderFault, packagesFault, stalePackagesFault } from './run/faults.mjs';
import { answerHelp } from './run/help.mjs';
import { root, stop } from './run/workspace.mjs';

answerHelp('tools/dev.mjs', process.argv.slice(2));
const { registerHooks } = await import('node:module');
const fault = folderFault(root) ?? packagesFault() ?? stalePackagesFault();
if (fault) stop(fault);
if (!registerHooks) {
  stop(
    `Node ${process.versions.node} cannot run the sources. Use "npm run dev", which takes the Node 24 that comes along; if none comes along for this platform, install Node 24.`,
  );
}
await import('./dev/sources.mjs');
await import('./src/dev/dev.ts');
