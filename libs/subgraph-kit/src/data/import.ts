import type { DataSource, EntityManager, EntityMetadata } from 'typeorm';
import type { EntityClass } from '../entity/entity-class';
import { canonicalJson } from './canonical-json';
import type { Domain } from './read';
import type { ImportReport } from './report';
import type { StoredRecord } from './record-versions';

/**
 * Makes a domain's tables equal to its reviewed files, in one transaction: new records are added, those that differ are
 * changed, and those that are gone are retired. A second import changes nothing. A dry run reports the same and is then
 * rolled back.
 */
export async function importDomain(
  database: DataSource,
  domain: Domain,
  { dryRun }: { dryRun: boolean },
): Promise<ImportReport> {
  const report: ImportReport = { added: [], changed: [], retired: [], unchanged: 0, dryRun };
  const runner = database.createQueryRunner();
  try {
    await runner.startTransaction();
    for (const [entity, records] of domain.tables) {
      await importTable(runner.manager, entity, records, report);
    }
    await (dryRun ? runner.rollbackTransaction() : runner.commitTransaction());
    return report;
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    throw error;
  } finally {
    await runner.release();
  }
}

/** The report of an import into empty tables. */
export function allNew(domain: Domain): ImportReport {
  const added = domain.tables.flatMap(([entity, records]) => records.map(({ id }) => ({ type: entity.name, id })));
  return { added, changed: [], retired: [], unchanged: 0, dryRun: true };
}

async function importTable(
  manager: EntityManager,
  entity: EntityClass,
  records: StoredRecord[],
  report: ImportReport,
): Promise<void> {
  const table = manager.dataSource.getMetadata(entity);
  const stored = new Map((await manager.find(entity)).map((record) => [record.id, record as StoredRecord]));
  const added: StoredRecord[] = [];
  const changed: StoredRecord[] = [];
  for (const record of records) {
    const before = stored.get(record.id);
    const after = columnsOf(table, record);
    stored.delete(record.id);
    if (!before) {
      added.push(after);
      report.added.push({ type: entity.name, id: record.id });
      continue;
    }
    const fields = differences(before, after);
    if (fields.length === 0) report.unchanged++;
    else {
      changed.push(after);
      report.changed.push({ type: entity.name, id: record.id, fields });
    }
  }
  // Changes come first, for an added record may take over a unique value that a changed one gives up.
  for (const rows of inStatements(table, changed)) await manager.upsert(entity, rows, ['id']);
  for (const rows of inStatements(table, added)) await manager.insert(entity, rows);
  await removeAll(manager, table, [...stored.values()], report);
}

/** PostgreSQL counts the parameters of a statement in sixteen bits. */
const maxParameters = 65_535;

/** The rows in groups, each of which fits into one statement. */
function inStatements(table: EntityMetadata, rows: StoredRecord[]): StoredRecord[][] {
  const size = Math.floor(maxParameters / table.columns.length);
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) =>
    rows.slice(index * size, (index + 1) * size),
  );
}

/** A record that left its file is retired and keeps its id. A part, which cannot be queried by its id, is deleted. */
async function removeAll(
  manager: EntityManager,
  table: EntityMetadata,
  gone: StoredRecord[],
  report: ImportReport,
): Promise<void> {
  const retires = table.columns.some((column) => column.propertyName === 'retiredAt');
  const current = gone.filter((record) => !record.retiredAt);
  if (current.length === 0) return;
  const ids = current.map((record) => record.id);
  if (retires) await manager.update(table.target, ids, { retiredAt: new Date() });
  else await manager.delete(table.target, ids);
  report.retired.push(...ids.map((id) => ({ type: table.targetName, id })));
}

/** The row as its table stores it: absent values are null, and properties without a column (rows of parts) are left out. */
function columnsOf(table: EntityMetadata, record: StoredRecord): StoredRecord {
  return Object.fromEntries(
    table.columns.map(({ propertyName }) => [propertyName, record[propertyName] ?? null]),
  ) as StoredRecord;
}

function differences(before: StoredRecord, after: StoredRecord): { field: string; before: string; after: string }[] {
  return Object.keys(after)
    .map((field) => ({ field, before: canonicalJson(before[field]), after: canonicalJson(after[field]) }))
    .filter((field) => field.before !== field.after);
}
