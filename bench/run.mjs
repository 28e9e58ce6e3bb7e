// `npm run bench`: measures our gateway and its peers, and writes docs/performance.md.
import { installPeers } from './install.mjs';

installPeers();
// The following imports need the packages that were just installed.
const { runBench } = await import('./bench.mjs');
await runBench(process.argv.slice(2));
