import type { SqlExecutor } from '@tokorozawa/subgraph-kit';
import { cloneDatabase, type TestDatabase } from '@tokorozawa/subgraph-kit/testing';
import { Client, Pool, type ClientBase } from 'pg';
import { installJobQueue, JobQueue } from './job-queue';

interface Job {
  name: string;
}

let database: TestDatabase;
let pool: Pool;
const opened: JobQueue<Job>[] = [];

const executor = (client: Pool | ClientBase): SqlExecutor => ({
  executeSql: (text, values) => client.query(text, values),
});

/** Roles belong to the server, which other tests share. */
const role = 'job_queue_test_worker';

beforeAll(async () => {
  database = await cloneDatabase([]);
  const owner = new Client({ connectionString: database.url });
  await owner.connect();
  await owner.query(`CREATE SCHEMA jobs_of_test; CREATE TABLE written (name text);
    DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN CREATE ROLE ${role}; END IF; END $$;
    GRANT ALL ON written TO ${role}`);
  for (let times = 0; times < 2; times++) await installJobQueue(executor(owner), 'jobs_of_test', role);
  await owner.end();
  pool = new Pool({ connectionString: database.url, options: `-c role=${role}` });
});
afterEach(async () => void (await Promise.all(opened.splice(0).map((queue) => queue.stop()))));
afterAll(async () => {
  await pool.end();
  await database.drop();
});

async function open(work: (job: Job) => Promise<void>): Promise<JobQueue<Job>> {
  const queue = new JobQueue<Job>({
    schema: 'jobs_of_test',
    database: executor(pool),
    concurrency: 2,
    groupConcurrency: 1,
    pollingInterval: 0.5,
    onError(error) {
      throw error;
    },
  });
  await queue.start(work);
  opened.push(queue);
  return queue;
}

async function inTransaction(end: 'COMMIT' | 'ROLLBACK', work: (client: SqlExecutor) => Promise<void>): Promise<void> {
  const client = await pool.connect();
  await client.query('BEGIN');
  await work(executor(client));
  await client.query(end);
  client.release();
}

const untilLength = async (list: unknown[], length: number): Promise<void> => {
  while (list.length < length) await new Promise((resolve) => setTimeout(resolve, 20));
};

test('a job exists exactly if the transaction that added it is committed, and one of several processes does it', async () => {
  const done: string[] = [];
  const queues = [
    await open(async ({ name }) => void done.push(name)),
    await open(async ({ name }) => void done.push(name)),
  ];
  await inTransaction('ROLLBACK', (client) => queues[0]!.add({ name: 'undone' }, 'a', client));
  for (const name of ['a', 'b', 'c', 'd'])
    await inTransaction('COMMIT', (client) => queues[0]!.add({ name }, name, client));
  queues.forEach((queue) => queue.wake());
  await untilLength(done, 4);
  await Promise.all(opened.splice(0).map((queue) => queue.stop()));
  expect(done.sort()).toEqual(['a', 'b', 'c', 'd']);
});

test('a job whose work fails is done again, and one that is not due is not done', async () => {
  const done: string[] = [];
  let failures = 0;
  const queue = await open(async ({ name }) => {
    if (name === 'failing' && failures++ === 0) throw new Error('The database is away.');
    done.push(name);
  });
  await queue.add({ name: 'later' }, 'a', executor(pool), new Date(Date.now() + 3_600_000));
  await queue.add({ name: 'failing' }, 'a', executor(pool));
  queue.wake();
  await untilLength(done, 1);
  expect(done).toEqual(['failing']);
});

test('the role that works cannot change the tables of the queue', async () => {
  await expect(pool.query('DROP TABLE jobs_of_test.job')).rejects.toThrow('must be owner');
  await expect(pool.query('CREATE TABLE jobs_of_test.more ()')).rejects.toThrow('permission denied');
});
