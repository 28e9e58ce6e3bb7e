import type { EntityManager } from 'typeorm';
import { AuditEntry } from './audit-entry.entity';

/** What one call did to one record. */
export type Audited = Pick<
  AuditEntry,
  'callerId' | 'requestId' | 'operation' | 'recordType' | 'recordId' | 'version' | 'before' | 'after'
>;

/**
 * Adds entries to the log of a municipality, as the last statement that waits for other transactions. Until this one is
 * committed, no other one adds to that log: whoever sees an entry sees all with smaller ids.
 */
export async function addToLog(municipality: string, entries: Audited[], manager: EntityManager): Promise<void> {
  const [{ now, time }] = await manager.query<[{ now: Date; time: string }]>(
    // eslint-disable-next-line no-restricted-syntax -- an answer to a write is never cached
    `SELECT pg_advisory_xact_lock(hashtext('AuditEntry'), $1::int), clock_timestamp() AS now, ${timeInId} AS time`,
    [municipality],
  );
  const added = entries.map((entry) => ({
    ...entry,
    id: `${time}/${entry.recordId}/${entry.version}`,
    municipalityCode: municipality,
    writtenAt: now,
  }));
  await manager.insert(AuditEntry, added);
}

/** The time with which an id begins, in microseconds, so that one transaction after the other has another one. */
// eslint-disable-next-line no-restricted-syntax -- an answer to a write is never cached
export const timeInId = `to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISSUS')`;
