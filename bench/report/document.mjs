import { surroundings } from './machine.mjs';
import { whyMissed } from './reasons.mjs';
import {
  editionsTable,
  growthTable,
  hostileTable,
  keptTable,
  loadTable,
  profileTable,
  searchTable,
  soakTable,
  startTable,
  targetTable,
} from './tables.mjs';

/** The text of docs/performance.md. */
export function performanceDocument({
  loads,
  growth,
  editions,
  search,
  kept,
  hostile,
  soak,
  start,
  targets,
  profiles,
  options: { rounds, seconds },
}) {
  return `# Performance

Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}; [bench/README.md](../bench/README.md) describes the method.
Medians of ${rounds} interleaved ${rounds === 1 ? 'round' : 'rounds'} of ${seconds} s. Compare ratios: the absolute numbers are valid only for this machine and run.

${surroundings()
  .map((line) => `- ${line}`)
  .join('\n')}

## Targets

${targetTable(targets)}

${whyMissed(targets)}
${profiles.map(profileSection).join('')}
## Loads

CPU and memory are those of the gateway's process, without the subgraphs, PostgreSQL and the load generator.

${loads.map(section).join('\n\n')}

${growth.length > 0 ? growthSection(growth) : ''}${hostile ? hostileSection(hostile) : ''}${soak ? soakSection(soak) : ''}${editions.length > 0 ? editionsSection(editions) : ''}${search.length > 0 ? searchSection(search) : ''}${kept.length > 0 ? keptSection(kept) : ''}${start ? startSection(start) : ''}`;
}

const growthSection = (growth) => `### (f) Pages of lists as the data grow

One process, caches off, 10 connections. The cost of a request is the CPU time of gateway and PostgreSQL.

${growthTable(growth)}
`;

const hostileSection = (hostile) => `
### (g) A hostile caller

One process as delivered, with its limits. One caller sends the costliest queries that are allowed, four at a time and all different. Others request cached answers and send new small queries. Peak memory, including planners, was ${hostile.megabytes === null ? 'not measured' : `${hostile.megabytes.toFixed(0)} MB`}.

${hostileTable(hostile)}
`;

const editionsSection = (questions) => `
### (i) The newest of ten editions

One process, caches off, 10 connections, over the delivered data with nine generated editions before it, and over the delivered data alone. The cost of a request is the CPU time of gateway and PostgreSQL. The ratio is the median of those of measurements that followed each other.

${editionsTable(questions)}
`;

const searchSection = (questions) => `
### (j) Search and events as the index grows, beside \`ILIKE\`

One process, caches off, 10 connections, over the delivered index and over 100 and 1,000 times its entries and dates: copies under other ids, with the same words and days. The cost of a request is the CPU time of server and PostgreSQL. Ours answers the first 20 hits, ranked, with field and excerpt, the facets, and what to try after a miss. The plain server is \`node:http\` with one prepared statement over the same rows: \`ILIKE\` over the folded texts, the first 20 hits by id, and their number; of events, the dates that overlap with the range. It has no GraphQL, ranking, synonyms, word boundaries, excerpts, facets or spelling, and receives its word folded. Over more than the delivered index it is asked one request at a time, because one takes up to seconds.

${searchTable(questions)}
`;

const keptSection = (answers) => `
### (k) Kept answers, beside servers that send the same bytes

One process as delivered, without the rate limit, 16 connections. Each bare server is \`node:http\` and sends the bytes of one answer from memory, with two headers or with all headers of ours; it looks at nothing of a request. Ratios are medians of those of single rounds, over three starts of all processes. Without its log, ours writes no line for each request, as the bare servers do.

${keptTable(answers)}
`;

const soakSection = ({ sent, refused, peakMegabytes, ...measured }) => `
### (h) Random operations, all different

The product as \`npm start\` runs it, with its embedded PostgreSQL and without the rate limit. Eight callers sent ${sent.toLocaleString('en')} operations, of which ${refused} were refused. ${peakMegabytes === null ? 'Nothing limited its memory.' : `It ran in a control group of 768 MB, as in a container; the peak, page cache included, was ${peakMegabytes.toFixed(0)} MB.`} Shared memory counts proportionally. The cache of answers takes up to 64 MB of it.

${soakTable(measured)}
`;

const startSection = (start) => `
### (start) From a clone to the first answer

A clone of the committed state on this machine, with its network. ${start.packages.toLocaleString('en')} packages were installed, ${start.megabytes.toFixed(0)} MB. Later starts were ready after ${start.seconds.map((seconds) => seconds.toFixed(2)).join(', ')} s.

${startTable(start)}
`;

const section = ({ id, title, connections, bytes, absent, ...measured }) => `### (${id}) ${capital(title)}

${connections} connections; the answer has ${(bytes / 1000).toFixed(1)} kB.

${loadTable(measured)}${absent.map(({ title, reason }) => `\n\nOmitted: ${title}: ${reason.split('\n')[0]}`).join('')}`;

const capital = (text) => text[0].toUpperCase() + text.slice(1);

const profileSection = ({ load, title, parts }) => `
CPU profile of *${title}* under (${load}), from V8's profiler:

${profileTable(parts)}
`;
