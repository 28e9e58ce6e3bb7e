/**
 * The tables and functions of a domain's change feed, in its own schema; safe to run again.
 *
 * - `change_feed`: one row. Its identity is renewed whenever the tables or the feed are made anew.
 * - `change`: one row for each record and statement that changed it.
 * - `change_transaction`: one row for each transaction, with its position in the order of commits.
 *
 * A transaction gets its position when it commits, under a lock that is held until the commit can be seen. Whoever sees
 * a position therefore sees all that are smaller, and no reader can skip one: see docs/decisions/0020.
 *
 * Rows may come from elsewhere, as with a dump that is restored into another cluster. So a transaction is told by its
 * number and by the microsecond in which it began, since every cluster counts from the beginning; and positions that come
 * with rows are never given again. See docs/decisions/0067.
 */
export const feedSql = (schema: string): string => `
CREATE TABLE IF NOT EXISTS ${schema}.change_feed (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  identity uuid NOT NULL DEFAULT gen_random_uuid(),
  installed text NOT NULL DEFAULT ''
);
ALTER TABLE ${schema}.change_feed ADD COLUMN IF NOT EXISTS logged_tables text[] NOT NULL DEFAULT '{}';
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

/** When its transaction began; of rows from before the column, nobody knows. */
const began = (schema: string, table: string): string => `
ALTER TABLE ${schema}.${table} ADD COLUMN IF NOT EXISTS transaction_began timestamptz NOT NULL DEFAULT '-infinity';
ALTER TABLE ${schema}.${table} ALTER COLUMN transaction_began SET DEFAULT transaction_timestamp();`;

const lockPositions = (schema: string): string =>
  `PERFORM pg_advisory_xact_lock(${positionLock}, '${schema}.change_transaction'::regclass::oid::int);`;

/** Of the lock under which the transactions of one domain commit, one after the other; the other half is the table. */
const positionLock = 0x63686e67; // "chng"

/** Where PostgreSQL tells, at each commit, that the domain's data changed. */
export function channelOf(schema: string): string {
  return `${schema}_change`;
}
