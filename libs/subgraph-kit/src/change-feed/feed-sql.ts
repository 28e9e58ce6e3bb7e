/**
 * The tables and functions of a domain's change feed, in its own schema; safe to run again.
 *
 * - `change_feed`: one row. Its identity is renewed whenever the tables or the feed are made anew.
 * - `change`: one row for each record and statement that changed it.
 * - `change_transaction`: one row for each transaction, with its position in the order of commits.
 *
 * A transaction gets its position when it commits, under a lock that is held until the commit can be seen. Whoever sees
 * a position therefore sees all that are smaller, and no reader can skip one: see docs/decisions/0020.
 */
export const feedSql = (schema: string): string => `
CREATE TABLE IF NOT EXISTS ${schema}.change_feed (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  identity uuid NOT NULL DEFAULT gen_random_uuid(),
  installed text NOT NULL DEFAULT ''
);
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
CREATE INDEX IF NOT EXISTS change_transaction_sequence_idx ON ${schema}.change (transaction, sequence);

CREATE TABLE IF NOT EXISTS ${schema}.change_transaction (
  transaction xid8 PRIMARY KEY DEFAULT pg_current_xact_id(),
  position bigint UNIQUE
);
CREATE SEQUENCE IF NOT EXISTS ${schema}.change_position OWNED BY ${schema}.change_transaction.position;

CREATE OR REPLACE FUNCTION ${schema}.place_transaction() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(${positionLock}, '${schema}.change_transaction'::regclass::oid::int);
  UPDATE ${schema}.change_transaction SET position = nextval('${schema}.change_position')
  WHERE transaction = NEW.transaction;
  PERFORM pg_notify('${channelOf(schema)}', '');
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS place_transaction ON ${schema}.change_transaction;
CREATE CONSTRAINT TRIGGER place_transaction AFTER INSERT ON ${schema}.change_transaction
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ${schema}.place_transaction();
`;

/** Of the lock under which the transactions of one domain commit, one after the other; the other half is the table. */
const positionLock = 0x63686e67; // "chng"

/** Where PostgreSQL tells, at each commit, that the domain's data changed. */
export function channelOf(schema: string): string {
  return `${schema}_change`;
}
