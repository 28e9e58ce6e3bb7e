import { ask } from '../harness/ask.mjs';
import { startChild, untilReady } from '../harness/child.mjs';
import { driver } from '../harness/driver.mjs';
import { connections, costOf, costOfEach, startOver } from '../harness/gateway-over.mjs';
import { inBench } from '../harness/places.mjs';
import { freePort } from '../harness/ports.mjs';
import { median } from '../harness/statistics.mjs';
import { openDatabase } from '../loads/database.mjs';
import { folds } from '../growth/growth.mjs';
import { growIndex } from './grow-index.mjs';
import { questions } from './questions.mjs';

/** Many short measurements in turn, because a disturbance would spoil one long measurement as well. */
const seconds = 1;
const looksInRound = 2;

/**
 * The cost of searches and of pages of events, as the index of the catalogue grows: our gateway in one process, caches
 * off, and a plain server with ILIKE, each over databases with 1, 100 and 1000 times the entries. A cost is the CPU time of
 * server and PostgreSQL for one request, in milliseconds.
 * @returns {Promise<{ question: string, field: string, hits: string, ours: Record<number, number>, plain: Record<number, number> }[]>}
 */
export async function measureSearch({ rounds, warmUp, directory, say }) {
  say('\n(j) search and events with 100 and 1,000 times the index, one process, caches off, beside ILIKE');
  const database = await openDatabase({ say });
  const servers = [];
  try {
    for (const fold of folds) servers.push(...(await startBoth(fold, database, { directory, say })));
    const measured = [];
    for (const question of questions) {
      measured.push({ question, hits: await hitsOf(question, servers), ours: costsByFold(), plain: costsByFold() });
    }
    const looks = rounds * looksInRound;
    for (let look = 1; look <= looks; look++) {
      // Each measurement finds the machine as the previous one left it.
      const inTurn = look % 2 === 1 ? servers : servers.toReversed();
      for (const { question, ...costs } of measured) {
        for (const server of inTurn) {
          if (server.isSlow && look % looksInRound !== 0) continue;
          const cost = await costIn(server, question, { warmUp: look === 1 ? warmUp : 0, directory, database });
          costs[server.kind][server.fold].push(cost);
          say(
            `    look ${look} of ${looks}  ${question.title.padEnd(24)} ${server.kind} ${String(server.fold).padStart(4)}-fold ${cost.toFixed(2)} ms`,
          );
        }
      }
    }
    return measured.map(({ question: { title, field }, hits, ours, plain }) => ({
      question: title,
      field,
      hits,
      ours: medianByFold(ours),
      plain: medianByFold(plain),
    }));
  } finally {
    await Promise.all(servers.map(({ child }) => child.stop()));
    await database.close();
  }
}

const costsByFold = () => Object.fromEntries(folds.map((fold) => [fold, []]));
const medianByFold = (costs) => Object.fromEntries(folds.map((fold) => [fold, median(costs[fold])]));

/** Our gateway and the plain server over the same rows. */
async function startBoth(fold, database, { directory, say }) {
  const fill = fold > 1 ? (databaseUrl) => growIndex(databaseUrl, fold) : undefined;
  const { child, url, databaseUrl } = await startOver({ name: `search_${fold}`, fill }, database, { directory });
  const [{ count }] = await database.sql(
    'SELECT count(*)::int FROM catalogue.search_entry WHERE version_of IS NULL',
    databaseUrl,
  );
  say(`    ${fold}-fold: ${count.toLocaleString('en')} entries`);
  const port = await freePort();
  const plain = startChild(
    {
      command: process.execPath,
      args: [inBench('search/plain-server.mjs')],
      env: { NODE_ENV: 'production', PORT: String(port), DATABASE_URL: databaseUrl },
    },
    { name: `plain_${fold}`, directory },
  );
  const plainUrl = `http://127.0.0.1:${port}`;
  await untilReady(plain, 'the plain server', () =>
    ask(`${plainUrl}/events`, { first: '2024-01-01', last: '2024-01-01' }),
  );
  return [
    { kind: 'ours', fold, child, at: ({ query }) => ({ url, body: { query } }) },
    {
      kind: 'plain',
      fold,
      child: plain,
      // A request may take seconds, longer than a measurement.
      isSlow: fold > 1,
      at: ({ plain: { path, ...body } }) => ({ url: `${plainUrl}${path}`, body }),
    },
  ];
}

async function costIn({ child, isSlow, at }, question, { warmUp, directory, database }) {
  const { url, body } = at(question);
  const processes = [child.pid, database.pid];
  if (isSlow) return costOfEach(() => ask(url, body), seconds, processes);
  const drive = { url, bodies: [JSON.stringify(body)], directory };
  if (warmUp > 0) await driver.drive({ ...drive, connections, seconds: warmUp });
  return costOf(drive, seconds, processes);
}

/** How many hits ours and ILIKE find in the delivered index. Throws if a larger one has none although that has, or vice versa. */
async function hitsOf(question, servers) {
  const counts = {};
  for (const { kind, fold, at } of servers) {
    const { url, body } = at(question);
    const { data } = await ask(url, body);
    const found = kind === 'ours' ? data[question.field] : data;
    const count = found.totalCount ?? found.total ?? found.nodes.length;
    counts[kind] ??= count;
    if ((count === 0) !== (counts[kind] === 0)) {
      throw new Error(
        `${question.title}: ${kind} finds ${count} instead of ${counts[kind]} over ${fold} times the index`,
      );
    }
  }
  return question.field === 'search' ? `${counts.ours}, ${counts.plain}` : '–';
}
