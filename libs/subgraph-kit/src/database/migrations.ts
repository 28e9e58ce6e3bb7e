import type { EventEmitter } from 'node:events';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { UserFacingError } from '@tokorozawa/vocabulary';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import type { SubgraphDefinition } from '../definition/subgraph';

const fileName = /^(\d{4})-(\d{2})-(\d{2})-(\d{2})(\d{2})-([a-z0-9-]+)\.sql$/;

/** The migrations of the tables that every domain has. */
export const sharedMigrations = join(__dirname, '..', '..', 'migrations');

/**
 * The domain's migrations and the shared ones: plain SQL in `migrations/<yyyy-mm-dd-hhmm>-<what>.sql`, run in the order of
 * their names with the domain's schema as search path. TypeORM records them in the table `migrations`.
 */
function migrationsOf(definition: SubgraphDefinition): (new () => MigrationInterface)[] {
  return [sharedMigrations, join(definition.directory, 'migrations')]
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((file) => ({ folder, file })))
    .sort((a, b) => (a.file < b.file ? -1 : 1))
    .map(({ folder, file }) => migration(join(folder, file), file));
}

/** Runs the pending migrations in one transaction. Returns their names. */
export async function migrate(database: DataSource, definition: SubgraphDefinition): Promise<string[]> {
  // TypeORM reads the list of migrations only when the DataSource opens; ours come from files and are set here.
  Object.assign(database, { migrations: migrationsOf(definition).map((Migration) => new Migration()) });
  const ran = await database.runMigrations({ transaction: 'all' });
  return ran.map((migration) => migration.name);
}

/** The names of all migrations, in their order. */
export function migrationNames(definition: SubgraphDefinition): string[] {
  return migrationsOf(definition).map((Migration) => new Migration().name ?? '');
}

/** The names of the migrations that have not run yet. */
export async function pendingMigrations(database: DataSource, definition: SubgraphDefinition): Promise<string[]> {
  const ran = await database.query<{ name: string }[]>('SELECT name FROM migrations');
  return migrationNames(definition).filter((name) => !ran.some((done) => done.name === name));
}

function migration(path: string, file: string): new () => MigrationInterface {
  const parts = fileName.exec(file);
  if (!parts) throw new Error(`${path}: name the migration like 2026-11-23-1200-create-plan.sql.`);
  const [, year, month, day, hour, minute, what] = parts;
  const writtenAt = Date.parse(`${year}-${month}-${day}T${hour}:${minute}Z`);
  const sql = readFileSync(path, 'utf8');
  return class implements MigrationInterface {
    // TypeORM orders migrations by the thirteen digits at the end of their names.
    name = `${what}-${writtenAt}`;
    async up(runner: QueryRunner): Promise<void> {
      // PostgreSQL alters no table while a deferred check of its foreign keys is pending, as after updates of its rows.
      await runner.query('SET CONSTRAINTS ALL IMMEDIATE');
      const { connection } = (await runner.connect()) as { connection: EventEmitter };
      let completed = 0;
      const onComplete = (): void => void (completed += 1);
      connection.on('commandComplete', onComplete);
      try {
        await runner.query(sql);
      } catch (error) {
        throw isFaultOfMigration(error) ? migrationError(path, sql, completed, error) : error;
      } finally {
        connection.off('commandComplete', onComplete);
      }
    }
    down(): Promise<void> {
      return Promise.reject(new Error(`The migration ${file} cannot be undone. Write a new migration instead.`));
    }
  };
}

/** Classes of SQLSTATE that say nothing of a statement: connection, rollback, resources, locks, operator, system, internal. */
const classesOfServer = new Set(['08', '40', '53', '55', '57', '58', 'XX']);

/** False if the statement failed because of the server, such as a full disk or a lost connection. */
function isFaultOfMigration(error: unknown): boolean {
  const { code = '' } = (error as { driverError?: { code?: string } }).driverError ?? {};
  return /^[0-9A-Z]{5}$/.test(code) && !classesOfServer.has(code.slice(0, 2));
}

/**
 * The error of a migration with its file, line and column: the position that PostgreSQL reports, otherwise the start of
 * the statement.
 *
 * @param completed the number of statements that succeeded before
 */
function migrationError(path: string, sql: string, completed: number, error: unknown): UserFacingError {
  const { message, driverError } = error as { message: string; driverError?: { position?: string } };
  const position = driverError?.position;
  // PostgreSQL counts characters, from 1.
  const offset = position ? [...sql].slice(0, Number(position) - 1).join('').length : statementOffset(sql, completed);
  const before = sql.slice(0, offset).split('\n');
  const place = `${relative(process.cwd(), path)}:${before.length}:${(before.at(-1) ?? '').length + 1}`;
  return new UserFacingError(`${place} ${message}. Correct the migration; none of it was applied.`, { cause: error });
}

/** Matches a semicolon that ends a statement, and skips quoted text, quoted names, comments and dollar-quoted bodies. */
const statementEnd = /'(?:[^']|'')*'|"[^"]*"|--[^\n]*|\/\*[^]*?\*\/|\$(\w*)\$[^]*?\$\1\$|(;)/g;
const spaceAndComments = /^(?:\s+|--[^\n]*|\/\*[^]*?\*\/)*/;

/** The offset of the statement with this index, counted from 0. */
function statementOffset(sql: string, index: number): number {
  const ends = [...sql.matchAll(statementEnd)].filter(([, , semicolon]) => semicolon).map((end) => end.index + 1);
  const offset = index === 0 ? 0 : (ends[index - 1] ?? 0);
  return offset + (spaceAndComments.exec(sql.slice(offset))?.[0].length ?? 0);
}
