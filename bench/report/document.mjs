import { surroundings } from './machine.mjs';
import { whyMissed } from './reasons.mjs';
import { growthTable, loadTable, profileTable, targetTable } from './tables.mjs';

/** The text of docs/performance.md. */
export function performanceDocument({ loads, growth, targets, profiles, options: { rounds, seconds } }) {
  return `# Performance

Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}; how it measures is in [bench/README.md](../bench/README.md).
Medians of ${rounds} interleaved ${rounds === 1 ? 'round' : 'rounds'} of ${seconds} s. Ratios hold on one machine in one run; the numbers themselves do not travel.

${surroundings()
  .map((line) => `- ${line}`)
  .join('\n')}

## Targets

${targetTable(targets)}

${whyMissed(targets)}
${profiles.map(profileSection).join('')}
## Loads

CPU and memory are of the gateway's process alone, not of the subgraphs, PostgreSQL or the driver.

${loads.map(section).join('\n\n')}

${growth.length > 0 ? growthSection(growth) : ''}`;
}

const growthSection = (growth) => `### (f) Pages of lists when the data grow

One process, caches off, 10 connections. What a request costs is the CPU time of gateway and PostgreSQL together.

${growthTable(growth)}
`;

const section = ({ id, title, connections, bytes, absent, ...measured }) => `### (${id}) ${capital(title)}

${connections} connections; an answer has ${(bytes / 1000).toFixed(1)} kB.

${loadTable(measured)}${absent.map(({ title, reason }) => `\n\nLeft out: ${title}, ${reason.split('\n')[0]}`).join('')}`;

const capital = (text) => text[0].toUpperCase() + text.slice(1);

const profileSection = ({ load, title, parts }) => `
Where the CPU of *${title}* goes under (${load}), as V8's profiler sees it:

${profileTable(parts)}
`;
