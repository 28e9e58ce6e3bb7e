import type { DataSource, EntityManager, QueryFailedError, QueryRunner } from 'typeorm';
import { connect, databaseNames } from '../database/connect';
import { isConnectionLost } from '../database/failures';
import { isLoginRefused, renewLogin, writerLogin } from '../database/logins';
import type { SubgraphDefinition } from '../definition/subgraph';
import type { SqlExecutor } from '../definition/domain-service';
import type { Writer } from '../execution/context';
import { poolOf } from '../loader/read-rows';

const poolSize = 5;

/** Writes the tables of a domain, in transactions that the database holds to the rows of one municipality. */
export class DomainWriter implements Writer, SqlExecutor {
  #database: Promise<DataSource> | undefined;

  /** @param databaseUrl of an administrator, or of the domain's reader or writer; it is connected at the first write */
  constructor(
    private readonly definition: SubgraphDefinition,
    private readonly databaseUrl: string,
  ) {}

  async transaction<Result>(
    municipality: string | undefined,
    work: (manager: EntityManager) => Promise<Result>,
  ): Promise<Result> {
    const runner = await this.#begin();
    try {
      if (municipality !== undefined) {
        await runner.query(`SELECT set_config('planning_graph.municipality', $1, true)`, [municipality]);
      }
      const result = await work(runner.manager);
      await runner.commitTransaction();
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw causeOf(error);
    } finally {
      await runner.release();
    }
  }

  /** Executes SQL that concerns no municipality, outside of a transaction. */
  async executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> {
    return poolOf(await this.#connected()).query(text, values);
  }

  async close(): Promise<void> {
    const database = await this.#database?.catch(() => undefined);
    await database?.destroy();
  }

  /** Begins a transaction. A connection that was lost since it was last used is replaced by another. */
  async #begin(): Promise<QueryRunner> {
    const database = await this.#connected();
    for (let attempt = 0; ; attempt++) {
      const runner = database.createQueryRunner();
      try {
        await runner.startTransaction();
        return runner;
      } catch (error) {
        await runner.release();
        if (attempt === poolSize || !isConnectionLost(causeOf(error))) throw causeOf(error);
      }
    }
  }

  #connected(): Promise<DataSource> {
    if (!this.#database) {
      const opening = this.#connect();
      this.#database = opening;
      opening.catch(() => (this.#database = undefined));
    }
    return this.#database;
  }

  /** Logs in as the writer if that is possible, and acts as the writer in any case. */
  async #connect(): Promise<DataSource> {
    const { name } = this.definition;
    const open = (databaseUrl: string) => connect(this.definition, { databaseUrl, role: 'writer', poolSize });
    const openOrRefuse = (databaseUrl: string) =>
      open(databaseUrl).catch((error: unknown) => {
        if (!isLoginRefused(error)) throw error;
        return undefined;
      });
    if (new URL(this.databaseUrl).username === databaseNames(name).reader)
      return open(asWriter(name, this.databaseUrl));
    const login = writerLogin(name, this.databaseUrl);
    const database =
      login &&
      ((await openOrRefuse(login.databaseUrl)) ??
        ((await renewLogin(this.databaseUrl, login)) ? await openOrRefuse(login.databaseUrl) : undefined));
    return database ?? open(this.databaseUrl);
  }
}

/** The reader and the writer of a domain have the same password, which `npm run data` sets. */
function asWriter(subgraph: string, readerUrl: string): string {
  const url = new URL(readerUrl);
  url.username = databaseNames(subgraph).writer;
  return url.href;
}

/** What the driver reported, without what TypeORM puts around it. */
const causeOf = (error: unknown): Error => (error as Partial<QueryFailedError>).driverError ?? (error as Error);
