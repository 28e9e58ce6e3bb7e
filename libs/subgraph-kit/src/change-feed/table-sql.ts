/** A table whose changes are logged. */
export interface LoggedTable {
  name: string;
  /** Whose records they are changes of: the table itself or, for a part of a concept, the concept's. */
  record: RecordTable;
  /** For a part: its columns that point to the record. */
  owners?: string[];
}

export interface RecordTable {
  name: string;
  /** The GraphQL type. */
  type: string;
  /** Whether its records can be retired: they keep their ids, and lists leave them out. */
  retires: boolean;
}

/**
 * The triggers that log what changes in one table; safe to run again. They log once for each statement, and where the
 * changes of another server are applied, which fires no trigger of a statement, once for each row.
 */
export const tableSql = (schema: string, table: LoggedTable): string => `
${logFunction(schema, table, `log_change_of_${table.name}`, '')}
${logFunction(schema, table, `log_row_of_${table.name}`, 'WITH former AS (SELECT OLD.*), fresh AS (SELECT NEW.*) ')}
${triggers(schema, table.name)}
${table.owners ? '' : whatIsThere(schema, table.record)}`;

/** @param rows defines the tables `former` and `fresh` of what is logged, where PostgreSQL does not give them */
const logFunction = (schema: string, table: LoggedTable, name: string, rows: string): string => `
CREATE OR REPLACE FUNCTION ${schema}.${name}() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  ${table.owners ? partBranches(schema, table, table.owners, rows) : recordBranches(schema, table.record, rows)}
  ${placed(schema)}
  RETURN NULL;
END $$;`;

/** The triggers of each logged table by their names, with when they fire, as `pg_trigger.tgenabled` has it. */
export const logTriggers = { log_insert: 'O', log_update: 'O', log_delete: 'O', log_truncate: 'A', log_row: 'R' };

function triggers(schema: string, table: string): string {
  const trigger = (when: string, event: string, rows: string): string => `
CREATE OR REPLACE TRIGGER log_${event.toLowerCase()} ${when} ${event} ON ${schema}.${table}
${rows} FOR EACH STATEMENT EXECUTE FUNCTION ${schema}.log_change_of_${table}();`;
  return [
    trigger('AFTER', 'INSERT', 'REFERENCING NEW TABLE AS fresh'),
    trigger('AFTER', 'UPDATE', 'REFERENCING OLD TABLE AS former NEW TABLE AS fresh'),
    trigger('AFTER', 'DELETE', 'REFERENCING OLD TABLE AS former'),
    trigger('BEFORE', 'TRUNCATE', ''),
    `
CREATE OR REPLACE TRIGGER log_row AFTER INSERT OR UPDATE OR DELETE ON ${schema}.${table}
FOR EACH ROW EXECUTE FUNCTION ${schema}.log_row_of_${table}();
ALTER TABLE ${schema}.${table}
  ENABLE TRIGGER log_insert, ENABLE TRIGGER log_update, ENABLE TRIGGER log_delete,
  ENABLE ALWAYS TRIGGER log_truncate, ENABLE REPLICA TRIGGER log_row;`,
  ].join('');
}

/** "*<>" compares what is stored: an UPDATE that changes nothing is no change. */
const changedRows = `former FULL JOIN fresh ON fresh.id = former.id
    WHERE former.id IS NULL OR fresh.id IS NULL OR fresh *<> former`;

function recordBranches(schema: string, record: RecordTable, rows: string): string {
  const log = rows + logging(schema, record);
  return `
  IF TG_OP = 'INSERT' THEN
    ${log} fresh.id, TG_OP, ${retired('fresh', record)} FROM fresh;
  ELSIF TG_OP = 'DELETE' THEN
    ${log} former.id, TG_OP, false FROM former;
  ELSIF TG_OP = 'TRUNCATE' THEN
    ${log} id, 'DELETE', false FROM ${schema}.${record.name};
  ELSE
    ${log} coalesce(fresh.id, former.id),
      CASE WHEN former.id IS NULL THEN 'INSERT' WHEN fresh.id IS NULL THEN 'DELETE' ELSE 'UPDATE' END,
      ${retired('fresh', record)}
    FROM ${changedRows};
  END IF;`;
}

/** A part has no address of its own: when it changes, the record that it belongs to does, if that is still there. */
function partBranches(schema: string, { name, record }: LoggedTable, owners: string[], defined: string): string {
  const log = (
    rows: string,
    keys: string[],
  ): string => `${defined}${logging(schema, record)} record.id, 'UPDATE', ${retired('record', record)}
    FROM ${schema}.${record.name} AS record WHERE record.id IN (
      SELECT owner.id FROM ${rows} CROSS JOIN LATERAL (VALUES ${keys.map((key) => `(${key})`).join(', ')}) AS owner (id));`;
  const of = (row: string): string[] => owners.map((column) => `${row}.${column}`);
  return `
  IF TG_OP = 'INSERT' THEN
    ${log('fresh', of('fresh'))}
  ELSIF TG_OP = 'DELETE' THEN
    ${log('former', of('former'))}
  ELSIF TG_OP = 'TRUNCATE' THEN
    ${log(`${schema}.${name} AS former`, of('former'))}
  ELSE
    ${log(`(SELECT former, fresh FROM ${changedRows}) AS changed`, [...of('(former)'), ...of('(fresh)')])}
  END IF;`;
}

/** Records that the feed does not know stand in it from now on, so that who reads all of it has all. */
const whatIsThere = (schema: string, record: RecordTable): string => `
DO $$ BEGIN
  ${logging(schema, record)} id, 'INSERT', ${retired('record', record)} FROM ${schema}.${record.name} AS record
  WHERE NOT EXISTS (SELECT FROM ${schema}.change WHERE change.type = '${record.type}' AND change.id = record.id);
  ${placed(schema)}
END $$;`;

const logging = (schema: string, { type }: RecordTable): string =>
  `INSERT INTO ${schema}.change (type, id, operation, retired) SELECT '${type}',`;

const retired = (row: string, { retires }: RecordTable): string =>
  retires ? `${row}.retired_at IS NOT NULL` : 'false';

const placed = (schema: string): string =>
  `IF FOUND THEN INSERT INTO ${schema}.change_transaction DEFAULT VALUES ON CONFLICT DO NOTHING; END IF;`;
