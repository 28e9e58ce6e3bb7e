import type { DataSource } from 'typeorm';

/** The SQL by which the migrated tables differ from the entities: empty when the migrations are complete. */
export async function missingMigration(database: DataSource): Promise<string[]> {
  const { upQueries } = await database.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query);
}
