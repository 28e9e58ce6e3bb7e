import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import type { SubgraphDefinition } from '../definition/subgraph';

const fileName = /^(\d{4})-(\d{2})-(\d{2})-(\d{2})(\d{2})-([a-z0-9-]+)\.sql$/;

/**
 * The domain's migrations: plain SQL in `migrations/<yyyy-mm-dd-hhmm>-<what>.sql`, run in the order of their names with
 * the domain's schema as search path. TypeORM records them in the table `migrations`.
 */
function migrationsOf(definition: SubgraphDefinition): (new () => MigrationInterface)[] {
  const folder = join(definition.directory, 'migrations');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((file) => migration(join(folder, file), file));
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
      await runner.query(sql);
    }
    down(): Promise<void> {
      return Promise.reject(new Error(`The migration ${file} cannot be undone. Write a new migration instead.`));
    }
  };
}
