import { logTriggers } from './table-sql';

/** When the triggers of the feed itself fire, whatever the role of the session. */
const feedTriggers = { place_transaction: 'A', pass_position: 'A' };

/**
 * What PostgreSQL's catalogs say of a domain's tables, as one row:
 *
 * - `state`: another one after each change of a table's shape, of its triggers, and of who may read what of it, and after
 *   each rewrite of what it stores: none of these reaches a trigger.
 * - `unlogged`: the names of tables whose changes do not all reach the feed, for a trigger is missing or switched off, or
 *   rows are written through another table (a partition, or one that inherits).
 *
 * A row of a catalog is replaced when it changes, and so has the number of another transaction (xmin).
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
      count(*) FILTER (WHERE (tgname, tgenabled) IN (${inForce})) AS in_force
    FROM pg_trigger WHERE tgrelid = class.oid
  ) AS triggers`;

const inForce = Object.entries({ ...logTriggers, ...feedTriggers })
  .map(([name, enabled]) => `('${name}', '${enabled}')`)
  .join(', ');
