// `npm run bench`: measures our gateway and its peers, and writes docs/performance.md.
import { answerHelp } from '../tools/run/help.mjs';
import { installPeers } from './install.mjs';

const args = process.argv.slice(2);
answerHelp('bench/run.mjs', args);
installPeers();
// The following imports need the packages that were just installed.
const { runBench } = await import('./bench.mjs');
await runBench(args);
