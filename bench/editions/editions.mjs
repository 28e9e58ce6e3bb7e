import { isDeepStrictEqual } from 'node:util';
import { ask } from '../harness/ask.mjs';
import { driver } from '../harness/driver.mjs';
import { connections, costOf, startOver } from '../harness/gateway-over.mjs';
import { median } from '../harness/statistics.mjs';
import { openDatabase } from '../loads/database.mjs';
import { addEditionsSql } from './add-editions.mjs';
import { questions } from './questions.mjs';

/** Many short measurements in turn, because a disturbance would spoil one long measurement as well. */
const seconds = 1;
const looksInRound = 4;

/**
 * The cost of questions about the newest edition with ten editions and with one: our gateway in one process, caches off.
 * A cost is the CPU time of gateway and PostgreSQL for one request, in milliseconds; the ratio is the median of ratios.
 * @returns {Promise<{ question: string, one: number, ten: number, ratio: number }[]>}
 */
export async function measureEditions({ rounds, warmUp, directory, say }) {
  say('\n(i) questions about the newest edition with ten editions and with one, one process, caches off');
  const database = await openDatabase({ say });
  const gateways = {};
  try {
    const schemas = await database.sql(
      `SELECT nspname AS name FROM pg_namespace WHERE to_regclass(nspname || '.known_edition') IS NOT NULL`,
    );
    const sql = addEditionsSql(schemas.map(({ name }) => name));
    gateways.one = await startOver({ name: 'one_edition', sql: '' }, database, { directory });
    gateways.ten = await startOver({ name: 'ten_editions', sql }, database, { directory });
    const rows = await database.sql('SELECT count(*)::int FROM catalogue.record_type', gateways.ten.databaseUrl);
    say(`    ten editions: ${rows[0].count} versions of records`);
    const costs = questions.map(() => ({ one: [], ten: [] }));
    await requireSameAnswers(gateways);
    for (let look = 1; look <= rounds * looksInRound; look++) {
      // Each measurement finds the machine as the previous one left it.
      const inTurn = look % 2 === 1 ? ['one', 'ten'] : ['ten', 'one'];
      for (const [index, [title, query]] of questions.entries()) {
        for (const number of inTurn) {
          const { url, child } = gateways[number];
          const drive = { url, bodies: [JSON.stringify({ query })], directory };
          if (look === 1) await driver.drive({ ...drive, connections, seconds: warmUp });
          const cost = await costOf(drive, seconds, [child.pid, database.pid]);
          costs[index][number].push(cost);
          say(`    look ${look} of ${rounds * looksInRound}  ${title.padEnd(30)} ${number} ${cost.toFixed(3)} ms`);
        }
      }
    }
    return questions.map(([question], index) => {
      const { one, ten } = costs[index];
      // The machine drifts, so each cost is compared with the one that was measured beside it.
      const ratio = median(ten.map((cost, look) => cost / one[look]));
      return { question, one: median(one), ten: median(ten), ratio };
    });
  } finally {
    await Promise.all(Object.values(gateways).map(({ child }) => child.stop()));
    await database.close();
  }
}

/** A cost means nothing if the answers differ. */
async function requireSameAnswers({ one, ten }) {
  for (const [title, query] of questions) {
    const [answer, other] = await Promise.all([ask(one.url, { query }), ask(ten.url, { query })]);
    if (answer.errors || !isDeepStrictEqual(answer.data, other.data)) {
      throw new Error(`${title}: with ten editions the answer is another one: ${JSON.stringify([answer, other])}`);
    }
  }
}
