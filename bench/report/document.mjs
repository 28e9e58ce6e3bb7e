import { surroundings } from './machine.mjs';
import { whyMissed } from './reasons.mjs';
import { growthTable, hostileTable, loadTable, profileTable, soakTable, targetTable } from './tables.mjs';

/** The text of docs/performance.md. */
export function performanceDocument({ loads, growth, hostile, soak, targets, profiles, options: { rounds, seconds } }) {
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

${growth.length > 0 ? growthSection(growth) : ''}${hostile ? hostileSection(hostile) : ''}${soak ? soakSection(soak) : ''}`;
}

const growthSection = (growth) => `### (f) Pages of lists when the data grow

One process, caches off, 10 connections. What a request costs is the CPU time of gateway and PostgreSQL together.

${growthTable(growth)}
`;

const hostileSection = (hostile) => `
### (g) One caller against all

One process as delivered, with its limits. One caller has the costliest queries planned that are allowed, four at a time and each a new one; others ask for what is kept and for small queries that are new. The peak of memory, planners included, was ${hostile.megabytes === null ? 'not measured' : `${hostile.megabytes.toFixed(0)} MB`}.

${hostileTable(hostile)}
`;

const soakSection = ({ asked, refused, ...measured }) => `
### (h) Random operations, each a new one

The product as \`npm start\` runs it, with its embedded PostgreSQL and without the limit of requests; eight callers asked ${asked.toLocaleString('en')} operations, of which ${refused} were refused. Of memory that processes share each counts its part. The store of kept answers alone takes up to 64 MB of it.

${soakTable(measured)}
`;

const section = ({ id, title, connections, bytes, absent, ...measured }) => `### (${id}) ${capital(title)}

${connections} connections; an answer has ${(bytes / 1000).toFixed(1)} kB.

${loadTable(measured)}${absent.map(({ title, reason }) => `\n\nLeft out: ${title}, ${reason.split('\n')[0]}`).join('')}`;

const capital = (text) => text[0].toUpperCase() + text.slice(1);

const profileSection = ({ load, title, parts }) => `
Where the CPU of *${title}* goes under (${load}), as V8's profiler sees it:

${profileTable(parts)}
`;
