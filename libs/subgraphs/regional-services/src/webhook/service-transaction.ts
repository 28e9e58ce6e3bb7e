import type { SqlExecutor, Writer } from '@tokorozawa/subgraph-kit';
import type { ClientBase } from 'pg';
import type { EntityManager } from 'typeorm';
import { timeInId } from '../write/audit-log';
import type { Webhook } from './webhook.entity';

/**
 * What a transaction says in place of a municipality to see the webhooks of all of them. The policies of their tables, and
 * of no others, permit it.
 */
export const allMunicipalities = '*';

export const transaction = <Result>(
  writer: Writer,
  work: (manager: EntityManager) => Promise<Result>,
): Promise<Result> => writer.transaction(allMunicipalities, work);

/**
 * Waits for the mutations of the municipality of a webhook, which write whole rows, and lets them wait for the transaction.
 *
 * @returns the time with which the id of a message of the transaction begins
 */
export async function lockWebhooksOf(
  manager: EntityManager,
  { municipalityCode }: Pick<Webhook, 'municipalityCode'>,
): Promise<string> {
  const [{ time }] = await manager.query<[{ time: string }]>(
    `SELECT pg_advisory_xact_lock(hashtext($1), $2::int), ${timeInId} AS time`,
    ['Webhook', municipalityCode],
  );
  return time;
}

/** The connection of a transaction, for the job queue. */
export async function connectionOf(manager: EntityManager): Promise<SqlExecutor> {
  const client = (await manager.queryRunner?.connect()) as ClientBase;
  return { executeSql: (text, values) => client.query(text, values) };
}
