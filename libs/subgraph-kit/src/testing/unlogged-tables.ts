import type { DataSource } from 'typeorm';

/** The tables of a domain whose changes do not all reach its change feed: none, unless a table escaped the kit. */
export async function unloggedTables(database: DataSource): Promise<string[]> {
  const tables = await database.query<{ name: string }[]>(`
    SELECT relname AS name FROM pg_class
    WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')
      AND relname NOT IN ('migrations', 'preparation', 'change', 'change_feed', 'change_transaction')
      AND 5 > (SELECT count(*) FROM pg_trigger WHERE tgrelid = pg_class.oid AND (tgname, tgenabled) IN
        (('log_insert', 'O'), ('log_update', 'O'), ('log_delete', 'O'), ('log_truncate', 'A'), ('log_row', 'R')))`);
  return tables.map(({ name }) => name);
}
