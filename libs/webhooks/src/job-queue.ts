import type { SqlExecutor } from '@tokorozawa/subgraph-kit';
import { PgBoss } from 'pg-boss';

export interface JobQueueOptions {
  /** The schema that {@link installJobQueue} prepared. */
  schema: string;
  /** Acts as the role that works. */
  database: SqlExecutor;
  /** How many jobs this process does at the same time. */
  concurrency: number;
  /** How many of them may be of one group, so that its jobs keep those of no other waiting. */
  groupConcurrency: number;
  /** How often a process that was not told of a job looks for one, in seconds. */
  pollingInterval: number;
  onError(error: Error): void;
}

const queue = 'jobs';

/** In seconds. A job that takes longer was begun by a process that has ended, and is done again. */
const maxJobTime = 45;

/** In seconds: how often such jobs are looked for. */
const supervisionInterval = 15;

const options = { migrate: false, createSchema: false, schedule: false } as const;

/**
 * Creates the tables of a job queue in a schema of their own, or brings them up to date, and permits a role to work with
 * them. The role may not change the tables themselves.
 *
 * @param database acts as the owner of the schema
 */
export async function installJobQueue(database: SqlExecutor, schema: string, role: string): Promise<void> {
  const boss = new PgBoss({ ...options, migrate: true, supervise: false, schema, db: database });
  const errors: Error[] = [];
  boss.on('error', (error) => void errors.push(error));
  await boss.start();
  try {
    // A job that fails, because the database is away or a process is killed, is repeated without end.
    const settings = {
      expireInSeconds: maxJobTime,
      retryLimit: 1_000,
      retryDelay: 5,
      retryBackoff: true,
      retryDelayMax: 300,
    };
    if (await boss.getQueue(queue)) await boss.updateQueue(queue, settings);
    else await boss.createQueue(queue, settings);
    await database.executeSql(`
      GRANT USAGE ON SCHEMA ${schema} TO ${role};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${role};
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${schema} TO ${role}`);
  } finally {
    await boss.stop({ graceful: false });
  }
  const [error] = errors;
  if (error) throw error;
}

/** A queue of jobs in PostgreSQL, which several processes share: each job is done by one of them, and at least once. */
export class JobQueue<Job extends object> {
  #boss: PgBoss | undefined;
  #worker: string | undefined;

  constructor(private readonly options: JobQueueOptions) {}

  /** Begins to do jobs. A job whose work rejects is done again later. */
  async start(work: (job: Job) => Promise<void>): Promise<void> {
    const { schema, database, concurrency, groupConcurrency, pollingInterval, onError } = this.options;
    const boss = new PgBoss({
      ...options,
      schema,
      db: database,
      superviseIntervalSeconds: supervisionInterval,
      monitorIntervalSeconds: supervisionInterval,
      // The role that works does not own the tables.
      reindex: false,
      monitorVacuum: false,
      persistWarnings: false,
      registerInstance: false,
    });
    boss.on('error', onError);
    await boss.start();
    this.#boss = boss;
    const settings = {
      pollingIntervalSeconds: pollingInterval,
      localConcurrency: concurrency,
      localGroupConcurrency: groupConcurrency,
      batchSize: 1,
      burstWhenBatchFull: true,
    };
    this.#worker = await boss.work<Job>(queue, settings, async (jobs) => {
      for (const { data } of jobs) await work(data);
    });
  }

  /**
   * Adds a job, in the transaction of the given connection: it exists exactly if the transaction is committed.
   *
   * @param group whose job it is
   * @param startAfter when it may be done; at once when absent
   */
  async add(job: Job, group: string, connection: SqlExecutor, startAfter?: Date): Promise<void> {
    if (!this.#boss) throw new Error('The job queue is not started.');
    await this.#boss.send(queue, job, { group: { id: group }, db: connection, ...(startAfter && { startAfter }) });
  }

  /** Says that a job was added and committed, so that this process looks for it at once. */
  wake(): void {
    if (this.#worker !== undefined) this.#boss?.notifyWorker(this.#worker);
  }

  /** Waits up to five seconds for the jobs in progress; those that take longer are done again. */
  async stop(): Promise<void> {
    await this.#boss?.stop({ graceful: true, timeout: 5_000 });
  }
}
