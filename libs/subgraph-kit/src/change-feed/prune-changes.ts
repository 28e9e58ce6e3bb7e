import type { DataSource } from 'typeorm';
import { connect, databaseNames } from '../database/connect';
import type { SubgraphDefinition } from '../definition/subgraph';

export interface PruneOptions {
  /** The address for a user who may act as the domains' owners. */
  databaseUrl: string;
  /** Older changes are removed; 0 keeps all. */
  keptDays: number;
}

/** Transactions that are removed at a time, so that nobody waits long for what a removal holds. */
const batchSize = 1_000;

/** The first half of the lock under which one process at a time prunes a feed. */
const pruneLock = 0x7072756e; // "prun"

/**
 * Removes the changes of a domain that are older than some days, with their transactions. The newest transaction stays,
 * because its position is part of the data version. Any number of processes may do this at the same time: one of them
 * does, and the others return 0. Returns the number of transactions that were removed.
 */
export async function pruneChanges(
  definition: SubgraphDefinition,
  { databaseUrl, keptDays }: PruneOptions,
): Promise<number> {
  if (keptDays === 0) return 0;
  const database = await connect(definition, { databaseUrl, role: 'owner', poolSize: 1 });
  try {
    let removed = 0;
    for (let inBatch = batchSize; inBatch === batchSize; removed += inBatch) {
      inBatch = await pruneBatch(database, databaseNames(definition.name).schema, keptDays);
    }
    return removed;
  } finally {
    await database.destroy();
  }
}

async function pruneBatch(database: DataSource, schema: string, keptDays: number): Promise<number> {
  return database.transaction(async (manager) => {
    const [lock] = await manager.query<{ isMine: boolean }[]>(
      `SELECT pg_try_advisory_xact_lock(${pruneLock}, '${schema}.change_feed'::regclass::oid::int) AS "isMine"`,
    );
    if (!lock?.isMine) return 0;
    const [row] = await manager.query<{ removed: number }[]>(pruneSql, [keptDays, batchSize]);
    return row?.removed ?? 0;
  });
}

/**
 * Transactions are removed from the oldest on, up to the first that has a younger change: what is left has no gaps. The
 * feed notes up to which change it was pruned in the same statement.
 */
const pruneSql = `
  WITH oldest AS (
    SELECT position, transaction, transaction_began, last.sequence, last.changed_at
    FROM change_transaction AS placed
    LEFT JOIN LATERAL (
      SELECT max(sequence) AS sequence, max(changed_at) AS changed_at FROM change
      WHERE change.transaction = placed.transaction AND change.transaction_began = placed.transaction_began
    ) AS last ON true
    WHERE position < (SELECT max(position) FROM change_transaction)
    ORDER BY position LIMIT $2::int
  ), pruned AS (
    SELECT * FROM oldest WHERE position < coalesce(
      (SELECT min(position) FROM oldest WHERE changed_at >= now() - make_interval(days => $1::int)), 'infinity'::float8)
  ), removed_changes AS (
    DELETE FROM change USING pruned
    WHERE change.transaction = pruned.transaction AND change.transaction_began = pruned.transaction_began
  ), removed_transactions AS (
    DELETE FROM change_transaction USING pruned
    WHERE change_transaction.transaction = pruned.transaction
      AND change_transaction.transaction_began = pruned.transaction_began
  ), noted AS (
    UPDATE change_feed SET pruned_position = newest.position, pruned_sequence = coalesce(newest.sequence, 0)
    FROM (SELECT position, sequence FROM pruned ORDER BY position DESC LIMIT 1) AS newest
  )
  SELECT count(*)::int AS removed FROM pruned`;
