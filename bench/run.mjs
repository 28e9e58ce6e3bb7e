// `npm run bench`: measures our gateway beside its peers and writes docs/performance.md.
import { installPeers } from './install.mjs';

installPeers();
// What follows stands on the packages that were just installed.
const { runBench } = await import('./bench.mjs');
await runBench(process.argv.slice(2));
