import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import {
  acrossDomains,
  answerAcrossDomains,
  ask,
  domainsOfQuestion,
  startGateway,
  type Served,
} from '../src/testing/product';
import { processesOfGroup } from '../src/testing/running-process';
import { scratchFolder } from '../src/testing/state-folder';

let env: { STATE_DIRECTORY: string; COLOCATED_SUBGRAPHS: string };
let gateway: Served;
beforeAll(async () => {
  env = { STATE_DIRECTORY: await scratchFolder(), COLOCATED_SUBGRAPHS: domainsOfQuestion };
  gateway = await startGateway({ env });
});

const inState = (file: string): string => readFileSync(join(env.STATE_DIRECTORY, 'postgres', file), 'utf8');
const administrator = (): string =>
  `postgres://planning_graph:${inState('cluster/password')}@127.0.0.1:${inState('port')}/postgres`;
const moreThanRead = /rights of a user who may do more than read/;

/** Asks the embedded PostgreSQL about its connections. */
async function askPostgres(sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: administrator() });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(sql);
  await client.end();
  return rows;
}

/** Who is logged in to answer requests, each once. */
const readers = (): Promise<Record<string, unknown>[]> =>
  askPostgres(`
    SELECT DISTINCT usename AS login, rolsuper AS "isSuperuser" FROM pg_stat_activity JOIN pg_roles ON rolname = usename
    WHERE application_name LIKE 'planning-graph/%' ORDER BY 1`);

const twoReaders = [
  { login: expect.stringMatching(/^planning_graph_comprehensive_plan_[0-9a-f]{8}$/), isSuperuser: false },
  { login: expect.stringMatching(/^planning_graph_international_relations_[0-9a-f]{8}$/), isSuperuser: false },
];

test('by default subgraphs log in as readers, at the first start and at the next', async () => {
  for (const data of [/data .* added/, /data .* up to date/]) {
    await gateway.process.says(data);
    expect(await ask(gateway.url, acrossDomains)).toEqual(answerAcrossDomains);
    expect(await readers()).toEqual(twoReaders);
    const { stdout } = await gateway.process.stop();
    expect(stdout).not.toMatch(moreThanRead);
    gateway = await startGateway({ env });
  }
});

test('however many ask at once, a reader has two connections to the embedded PostgreSQL', async () => {
  const questions = Array.from({ length: 30 }, (_, n) => `{ cities${n}: sisterCities { id sections { code name } } }`);
  const answers = await Promise.all(questions.map((question) => ask(gateway.url, question)));
  expect(answers.filter(({ errors }) => errors)).toEqual([]);
  const connections = await askPostgres(`
    SELECT application_name AS domain, count(*)::int AS count FROM pg_stat_activity
    WHERE application_name ~ '^planning-graph/[a-z-]+$' GROUP BY 1 ORDER BY 1`);
  const inAll = {
    'planning-graph/comprehensive-plan': expect.any(Number),
    'planning-graph/international-relations': 2,
  };
  const counts = connections.map(({ domain, count }) => [domain, count] as const);
  expect(Object.fromEntries(counts)).toEqual(inAll);
  // The plan is asked less often, because equal reads are combined.
  expect(Math.max(...counts.map(([, count]) => Number(count)))).toBe(2);
});

test('the administrator’s password stands in no process list', async () => {
  const processes = execFileSync('ps', ['-axeww'], { encoding: 'utf8' });
  expect(processesOfGroup(gateway.process.pid).length).toBeGreaterThan(0);
  expect(processes).not.toContain(inState('cluster/password'));
});

test('who serves with an administrator’s address, and may not prepare, is warned', async () => {
  const other = await startGateway({ env: { ...env, DATABASE_URL: administrator(), PREPARE_DATABASE: 'false' } });
  await other.process.says(moreThanRead);
  expect(await ask(other.url, acrossDomains)).toEqual(answerAcrossDomains);
  await other.process.stop();
});
