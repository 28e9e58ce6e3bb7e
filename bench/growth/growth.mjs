import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from '../harness/ask.mjs';
import { driver } from '../harness/driver.mjs';
import { connections, costOf, startOver } from '../harness/gateway-over.mjs';
import { median } from '../harness/statistics.mjs';
import { openDatabase } from '../loads/database.mjs';
import { growSql } from './grow.mjs';
import { deepPage, firstPage, lists, lastCursor, nodesOf } from './lists.mjs';

export const folds = [1, 100, 1000];

/** Many short measurements in turn, because a disturbance would spoil one long measurement as well. */
const seconds = 1;
const looksInRound = 2;

/**
 * The cost of a page as the data grow: our gateway in one process over databases with 1, 100 and 1000 times the rows,
 * caches off. A cost is the CPU time of gateway and PostgreSQL for one request, in milliseconds, or the elapsed time if
 * the system does not report CPU time.
 * @returns {Promise<{ page: string, cost: Record<number, number> }[]>}
 */
export async function measureGrowth({ rounds, warmUp, directory, say }) {
  say('\n(f) pages of lists with 100 and 1,000 times the data, one process, caches off');
  const database = await openDatabase({ say });
  const gateways = [];
  try {
    for (const fold of folds) gateways.push(await startWith(fold, database, { directory, say }));
    const pages = await pagesOf(gateways);
    const looks = rounds * looksInRound;
    for (let look = 1; look <= looks; look++) {
      // Each measurement finds the machine as the previous one left it.
      const inTurn = look % 2 === 1 ? gateways : gateways.toReversed();
      for (const page of pages) {
        for (const { fold, url, child } of inTurn) {
          const drive = { url, bodies: [JSON.stringify(page.questions[fold])], directory };
          if (look === 1) await driver.drive({ ...drive, connections, seconds: warmUp });
          const cost = await costOf(drive, seconds, [child.pid, database.pid]);
          page.costs[fold].push(cost);
          say(
            `    look ${look} of ${looks}  ${page.title.padEnd(56)} ${String(fold).padStart(4)}-fold ${cost.toFixed(2)} ms`,
          );
        }
      }
    }
    return pages.map(({ title, costs }) => ({
      page: title,
      cost: Object.fromEntries(folds.map((fold) => [fold, median(costs[fold])])),
    }));
  } finally {
    await Promise.all(gateways.map(({ child }) => child.stop()));
    await database.close();
  }
}

async function startWith(fold, database, measuring) {
  const sql = fold > 1 ? growSql(fold) : '';
  const { child, url, databaseUrl } = await startOver({ name: `growth_${fold}`, sql }, database, measuring);
  await untilIndexed(database, databaseUrl, (count) => measuring.say(`    ${fold}-fold: ${count} records to index`));
  const [{ count }] = await database.sql('SELECT count(*) FROM comprehensive_plan.program', databaseUrl);
  measuring.say(`    ${fold}-fold: ${count} programs`);
  return { fold, child, url };
}

const secondsBetweenWords = 10;

/** The catalogue makes its entries beside the answers of a gateway, and would disturb the measurement. */
async function untilIndexed(database, databaseUrl, say) {
  for (let second = 0; ; second++) {
    const [{ count }] = await database.sql(notIndexed, databaseUrl);
    if (count === 0) return;
    if (second % secondsBetweenWords === 0) say(count);
    await sleep(1000);
  }
}

const notIndexed = `
  SELECT count(*)::int FROM (
    SELECT id FROM comprehensive_plan.program
    UNION ALL SELECT id FROM gender_equality.center_course
    UNION ALL SELECT id FROM informatization.system_milestone
  ) record
  WHERE NOT EXISTS (SELECT FROM catalogue.search_entry WHERE search_entry.id = 'record:' || record.id)`;

/** The first and the last full page of each list, with a query for each fold, because a cursor belongs to its data. */
async function pagesOf(gateways) {
  const pages = [];
  for (const list of lists) {
    const first = { title: `${list.title}, first page`, questions: {}, costs: {} };
    const deep = { title: `${list.title}, last page`, questions: {}, costs: {} };
    for (const { fold, url } of gateways) {
      first.questions[fold] = firstPage(list);
      deep.questions[fold] = deepPage(list, await lastCursor(url, list));
      for (const page of [first, deep]) {
        page.costs[fold] = [];
        await holdsAPage(url, page.questions[fold], list);
      }
    }
    pages.push(first, deep);
  }
  return pages;
}

async function holdsAPage(url, question, list) {
  const { data } = await ask(url, question);
  const { length } = nodesOf(data, list);
  if (length !== list.size) throw new Error(`${list.title}: the page has ${length} items instead of ${list.size}`);
}
