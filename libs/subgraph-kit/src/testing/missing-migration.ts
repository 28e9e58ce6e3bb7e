import { join, relative } from 'node:path';
import type { DataSource } from 'typeorm';
import { connect } from '../database/connect';
import type { SubgraphDefinition } from '../definition/subgraph';

/** The SQL by which the migrated tables differ from the entities: empty when the migrations are complete. */
export async function missingMigration(database: DataSource): Promise<string[]> {
  const { upQueries } = await database.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query);
}

/** Throws the statements that a domain's migrations lack, if they lack any. */
export async function requireMigrations(databaseUrl: string, definition: SubgraphDefinition): Promise<void> {
  const database = await connect(definition, { databaseUrl, role: 'owner', poolSize: 1 });
  const statements = await missingMigration(database).finally(() => database.destroy());
  if (statements.length === 0) return;
  const folder = relative(process.cwd(), join(definition.directory, 'migrations'));
  throw new Error(
    `The tables of ${definition.name} lack what its entities have. Add a migration to ${folder} that says:\n\n${statements.map((sql) => `${sql};`).join('\n')}\n`,
  );
}
