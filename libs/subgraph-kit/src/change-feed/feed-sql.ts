/** A table whose changes are logged. */
export interface LoggedTable {
  name: string;
  /**
   * The table of the records that change with it: the table itself or, for a part of a concept, the concept's. Absent for
   * a table of no records: of each statement that changes it, the feed only says that there was one.
   */
  record?: RecordTable;
  /** For a part: its columns that refer to the record. */
  owners?: string[];
}

export interface RecordTable {
  name: string;
  /** The GraphQL type, or the entity of a derived table. */
  type: string;
  /** True when its records can be retired: they keep their ids, and lists leave them out. */
  retires: boolean;
}

/**
 * The tables and functions of a domain's change feed, in the domain's own schema; safe to run again.
 *
 * - `change_feed` has one row. Its identity is renewed whenever the tables or the feed are created anew. It also says up to
 *   which change the feed was pruned.
 * - `change` has one row for each record and each statement that changed it.
 * - `change_transaction` has one row for each transaction, with its position in the order of commits.
 *
 * A transaction gets its position while it commits, under a lock that is held until the commit is visible. A reader who
 * sees a position therefore sees all smaller ones, and cannot skip any: see docs/decisions/0020.
 *
 * Rows may come from elsewhere, for example from a dump that is restored into another cluster. Since every cluster counts
 * transactions from the beginning, a transaction is identified by its number and the microsecond in which it began; and
 * positions of such rows are never assigned again. See docs/decisions/0067.
 */
export const feedSql = (schema: string): string => `
CREATE TABLE IF NOT EXISTS ${schema}.change_feed (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  identity uuid NOT NULL DEFAULT gen_random_uuid(),
  installed text NOT NULL DEFAULT ''
);
ALTER TABLE ${schema}.change_feed ADD COLUMN IF NOT EXISTS logged_tables text[] NOT NULL DEFAULT '{}',
  ADD COLUMN IF NOT EXISTS pruned_position bigint NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS pruned_sequence bigint NOT NULL DEFAULT 0;
INSERT INTO ${schema}.change_feed DEFAULT VALUES ON CONFLICT DO NOTHING;

CREATE TABLE IF NOT EXISTS ${schema}.change (
  sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  transaction xid8 NOT NULL DEFAULT pg_current_xact_id(),
  changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  type text NOT NULL,
  id text NOT NULL,
  operation text NOT NULL CHECK (operation IN ('INSERT', 'UPDATE', 'DELETE')),
  retired boolean NOT NULL
);
${began(schema, 'change')}
DROP INDEX IF EXISTS ${schema}.change_transaction_sequence_idx;
CREATE INDEX IF NOT EXISTS change_transaction_began_sequence_idx
ON ${schema}.change (transaction, transaction_began, sequence);

CREATE TABLE IF NOT EXISTS ${schema}.change_transaction (
  transaction xid8 NOT NULL DEFAULT pg_current_xact_id(),
  position bigint UNIQUE
);
${began(schema, 'change_transaction')}
ALTER TABLE ${schema}.change_transaction DROP CONSTRAINT IF EXISTS change_transaction_pkey,
  ADD PRIMARY KEY (transaction, transaction_began);
CREATE SEQUENCE IF NOT EXISTS ${schema}.change_position OWNED BY ${schema}.change_transaction.position;

CREATE OR REPLACE FUNCTION ${schema}.place_transaction() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  ${lockPositions(schema)}
  UPDATE ${schema}.change_transaction SET position = nextval('${schema}.change_position')
  WHERE transaction = NEW.transaction AND transaction_began = NEW.transaction_began AND position IS NULL;
  PERFORM pg_notify('${channelOf(schema)}', '');
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS place_transaction ON ${schema}.change_transaction;
CREATE CONSTRAINT TRIGGER place_transaction AFTER INSERT ON ${schema}.change_transaction
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ${schema}.place_transaction();
ALTER TABLE ${schema}.change_transaction ENABLE ALWAYS TRIGGER place_transaction;

CREATE OR REPLACE FUNCTION ${schema}.pass_position() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  ${lockPositions(schema)}
  PERFORM setval('${schema}.change_position', greatest(last_value, NEW.position)) FROM ${schema}.change_position;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER pass_position AFTER INSERT ON ${schema}.change_transaction
FOR EACH ROW WHEN (NEW.position IS NOT NULL) EXECUTE FUNCTION ${schema}.pass_position();
ALTER TABLE ${schema}.change_transaction ENABLE ALWAYS TRIGGER pass_position;
`;

/**
 * The triggers that log the changes of one table; safe to run again. They log once per statement. Where the changes of
 * another server are applied, no trigger of a statement fires, and they log once per row.
 */
export const tableSql = (schema: string, table: LoggedTable): string => `
${logFunction(schema, table, `log_change_of_${table.name}`, '')}
${logFunction(schema, table, `log_row_of_${table.name}`, 'WITH former AS (SELECT OLD.*), fresh AS (SELECT NEW.*) ')}
${triggers(schema, table.name)}
${table.record && !table.owners ? existingRecords(schema, table.record) : ''}`;

/** The triggers of each logged table, with when they fire, in the notation of `pg_trigger.tgenabled`. */
export const logTriggers = { log_insert: 'O', log_update: 'O', log_delete: 'O', log_truncate: 'A', log_row: 'R' };

/** The triggers of the feed itself fire in every role of a session. */
const feedTriggers = { place_transaction: 'A', pass_position: 'A' };

const enabledTriggers = Object.entries({ ...logTriggers, ...feedTriggers })
  .map(([name, enabled]) => `('${name}', '${enabled}')`)
  .join(', ');

/**
 * Reads from PostgreSQL's catalogs, as one row, what triggers cannot see:
 *
 * - `state` differs after each change of a table's columns, triggers or policies, of who may read it, and after each
 *   rewrite of what it stores.
 * - `unlogged` names the tables whose changes do not all reach the feed, because a trigger is missing or disabled or
 *   because rows are written through another table (a partition, or one that inherits).
 *
 * A row of a catalog is replaced when it changes, and then has the number of another transaction (xmin).
 */
export const loggedTablesSql = (schema: string): string => `
  SELECT md5(string_agg(concat_ws(' ', name, shape.xmins, triggers.xmins), ' ' ORDER BY name)) AS state,
    coalesce(array_agg(name) FILTER (WHERE triggers.in_force < needed OR EXISTS (
      SELECT FROM pg_inherits WHERE class.oid IN (inhparent, inhrelid))), '{}') AS unlogged
  FROM (
    SELECT unnest(logged_tables) AS name, ${Object.keys(logTriggers).length} AS needed FROM ${schema}.change_feed
    UNION ALL SELECT 'change_transaction', ${Object.keys(feedTriggers).length}
  ) AS logged
  LEFT JOIN pg_class AS class ON relname = name AND relnamespace = '${schema}'::regnamespace
  CROSS JOIN LATERAL (
    SELECT string_agg(xmin::text, ' ' ORDER BY xmin::text) AS xmins FROM (
      SELECT class.xmin
      UNION ALL SELECT xmin FROM pg_attribute WHERE attrelid = class.oid AND attnum > 0
      UNION ALL SELECT xmin FROM pg_attrdef WHERE adrelid = class.oid
      UNION ALL SELECT xmin FROM pg_policy WHERE polrelid = class.oid
    ) AS rows
  ) AS shape
  CROSS JOIN LATERAL (
    SELECT string_agg(concat(oid, tgenabled, xmin), ' ' ORDER BY oid) AS xmins,
      count(*) FILTER (WHERE (tgname, tgenabled) IN (${enabledTriggers})) AS in_force
    FROM pg_trigger WHERE tgrelid = class.oid
  ) AS triggers`;

/** The channel on which PostgreSQL notifies, at each commit, that the domain's data changed. */
export function channelOf(schema: string): string {
  return `${schema}_change`;
}

/** When the row's transaction began; unknown for rows that are older than the column. */
const began = (schema: string, table: string): string => `
ALTER TABLE ${schema}.${table} ADD COLUMN IF NOT EXISTS transaction_began timestamptz NOT NULL DEFAULT '-infinity';
ALTER TABLE ${schema}.${table} ALTER COLUMN transaction_began SET DEFAULT transaction_timestamp();`;

const lockPositions = (schema: string): string =>
  `PERFORM pg_advisory_xact_lock(${positionLock}, '${schema}.change_transaction'::regclass::oid::int);`;

/** The first half of the lock under which the transactions of one domain commit one after the other. */
const positionLock = 0x63686e67; // "chng"

/** @param rows defines the tables `former` and `fresh`, where PostgreSQL does not provide them */
const logFunction = (schema: string, table: LoggedTable, name: string, rows: string): string => `
CREATE OR REPLACE FUNCTION ${schema}.${name}() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  ${branches(schema, table, rows)}
  ${logTransaction(schema)}
  RETURN NULL;
END $$;`;

function branches(schema: string, { name, record, owners }: LoggedTable, rows: string): string {
  if (!record) return statementBranches(schema, name, rows);
  return owners ? partBranches(schema, name, record, owners, rows) : recordBranches(schema, record, rows);
}

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

/** "*<>" compares the stored bytes: an UPDATE that changes nothing is not a change. */
const changedRows = `former FULL JOIN fresh ON fresh.id = former.id
    WHERE former.id IS NULL OR fresh.id IS NULL OR fresh *<> former`;

function recordBranches(schema: string, record: RecordTable, rows: string): string {
  const log = rows + insertChange(schema, record.type);
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

/** A part cannot be read by itself: when it changes, the record that it belongs to does, if that still exists. */
function partBranches(schema: string, name: string, record: RecordTable, owners: string[], rows: string): string {
  const log = (
    changed: string,
    keys: string[],
  ): string => `${rows}${insertChange(schema, record.type)} record.id, 'UPDATE', ${retired('record', record)}
    FROM ${schema}.${record.name} AS record WHERE record.id IN (
      SELECT owner.id FROM ${changed} CROSS JOIN LATERAL (VALUES ${keys.map((key) => `(${key})`).join(', ')}) AS owner (id));`;
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

/** One change for all rows of a statement, of a record that does not exist. */
function statementBranches(schema: string, name: string, rows: string): string {
  const log = `${rows}${insertChange(schema, name)} '', 'UPDATE', false`;
  return `
  IF TG_OP = 'TRUNCATE' THEN
    ${log};
  ELSIF TG_OP = 'DELETE' THEN
    ${log} FROM former LIMIT 1;
  ELSE
    ${log} FROM fresh LIMIT 1;
  END IF;`;
}

/** Logs existing records that the feed does not contain, so that a reader of the whole feed gets all records. */
const existingRecords = (schema: string, record: RecordTable): string => `
DO $$ BEGIN
  ${insertChange(schema, record.type)} id, 'INSERT', ${retired('record', record)} FROM ${schema}.${record.name} AS record
  WHERE NOT EXISTS (SELECT FROM ${schema}.change WHERE change.type = '${record.type}' AND change.id = record.id);
  ${logTransaction(schema)}
END $$;`;

const insertChange = (schema: string, type: string): string =>
  `INSERT INTO ${schema}.change (type, id, operation, retired) SELECT '${type}',`;

const retired = (row: string, { retires }: RecordTable): string =>
  retires ? `${row}.retired_at IS NOT NULL` : 'false';

const logTransaction = (schema: string): string =>
  `IF FOUND THEN INSERT INTO ${schema}.change_transaction DEFAULT VALUES ON CONFLICT DO NOTHING; END IF;`;
