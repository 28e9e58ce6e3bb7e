import type { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { openFeed } from '../change-feed/open-feed';
import type { SubgraphDefinition } from '../definition/subgraph';
import { allNew, importDomain } from '../data/import';
import { type ImportReport, isEmpty } from '../data/report';
import type { Domain } from '../data/read';
import type { EntityClass } from '../entity/entity-class';
import { installChangeFeed } from '../change-feed/install';
import { poolOf } from '../loader/read-rows';
import { connect, databaseNames, withClient } from './connect';
import { migrate, migrationNames, pendingMigrations } from './migrations';
import { storePreparationHash } from './preparation-hash';
import { createRolesAndSchema, type RolesOptions } from './roles';
import { DomainWriter } from '../written/writer';

/** The key of the advisory lock for everything that changes the tables or the reviewed data of a database. */
const preparationLock = 0x746b7277; // "tkrw"

interface PrepareOptions extends RolesOptions {
  domains: Domain[];
  /** The hash to store afterwards, by which a later start knows that nothing changed; see preparation-hash.ts. */
  preparation?: string;
  /** True to report what would change, and to change nothing. */
  dryRun?: boolean;
}

export interface Preparation {
  subgraph: string;
  migrations: string[];
  imported: ImportReport;
}

/**
 * Prepares a database for serving: creates each domain's roles and schema, runs its migrations, installs its change feed
 * and imports its reviewed data. An advisory lock allows any number of processes to do so at the same time.
 */
export async function prepareDatabase(options: PrepareOptions): Promise<Preparation[]> {
  return withClient(options.databaseUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [preparationLock]);
    if (options.dryRun) return compareDomains(client, options);
    for (const { definition } of options.domains) await createRolesAndSchema(client, definition, options);
    const owners = new Map<SubgraphDefinition, DataSource>();
    try {
      // Domains do not depend on one another, and while PostgreSQL works for one, this process works for another.
      const preparations = options.domains.map(async (domain) => {
        const database = await connectAsOwner(domain.definition, options);
        owners.set(domain.definition, database);
        return prepareDomain(domain, database);
      });
      // When one fails, the others are awaited first, because they need the lock.
      await Promise.allSettled(preparations);
      const prepared = await Promise.all(preparations);
      const hasImported = prepared.some(({ imported }) => !isEmpty(imported));
      await prepareServices(owners, options, hasImported);
      const { preparation } = options;
      if (preparation) for (const database of owners.values()) await storePreparationHash(database, preparation);
      return prepared;
    } finally {
      await Promise.all([...owners.values()].map((database) => database.destroy()));
    }
  });
}

/** Creates the roles, the schema and the migrated tables of a domain, without rows, and calls `work` as their owner. */
export async function createTables<Result>(
  databaseUrl: string,
  definition: SubgraphDefinition,
  work: (database: DataSource) => Promise<Result>,
): Promise<Result> {
  const options = { databaseUrl, domains: [] };
  await withClient(databaseUrl, (client) => createRolesAndSchema(client, definition, options));
  return asOwner(definition, options, async (database) => {
    await migrate(database, definition);
    return work(database);
  });
}

async function prepareDomain(domain: Domain, database: DataSource): Promise<Preparation> {
  const { definition } = domain;
  const migrations = await migrate(database, definition);
  await installChangeFeed(database, definition);
  await installService(database, definition);
  const imported = await importDomain(database, domain, { dryRun: false });
  const importedEntities = domain.tables.map(([entity]) => entity);
  if (!isEmpty(imported)) await vacuum(database, importedEntities);
  return { subgraph: definition.name, migrations, imported };
}

async function installService(database: DataSource, { name, service }: SubgraphDefinition): Promise<void> {
  const { serviceSchema, writer } = databaseNames(name);
  const executor = { executeSql: (text: string, values?: unknown[]) => poolOf(database).query(text, values) };
  await service?.install?.(executor, serviceSchema, writer);
}

/** Lets the services of domains bring up to date what follows from the data that were imported. */
async function prepareServices(
  owners: ReadonlyMap<SubgraphDefinition, DataSource>,
  { databaseUrl }: PrepareOptions,
  hasImported: boolean,
): Promise<void> {
  const feeds = new Map([...owners].map(([definition, database]) => [definition.name, openFeed(definition, database)]));
  for (const [definition, database] of owners) {
    if (!definition.service?.prepare) continue;
    const writer = new DomainWriter(definition, databaseUrl);
    try {
      await definition.service.prepare({ writer, feeds });
    } finally {
      await writer.close();
    }
    const ownTables = definition.ownTables.map(({ entity }) => entity);
    if (hasImported) await vacuum(database, ownTables);
  }
}

/** Lets PostgreSQL plan for the rows as they now are, and count them in an index alone. */
async function vacuum(database: DataSource, entities: EntityClass[]): Promise<void> {
  const names = entities.map((entity) => `"${database.getMetadata(entity).tableName}"`);
  await database.query(`VACUUM (ANALYZE) ${names.join(', ')}`);
}

async function compareDomains(client: Client, options: PrepareOptions): Promise<Preparation[]> {
  const differences: Preparation[] = [];
  for (const domain of options.domains) differences.push(await compareDomain(client, domain, options));
  return differences;
}

/** Reports what preparing would do. Rows can only be compared with migrated tables: before that, each counts as new. */
async function compareDomain(client: Client, domain: Domain, options: PrepareOptions): Promise<Preparation> {
  const { definition, subgraph } = domain;
  const { rows } = await client.query<{ exists: boolean }>(`SELECT to_regclass($1) IS NOT NULL AS exists`, [
    `${databaseNames(subgraph).schema}.migrations`,
  ]);
  if (!rows[0]?.exists) return { subgraph, migrations: migrationNames(definition), imported: allNew(domain) };
  return asOwner(definition, options, async (database) => {
    const migrations = await pendingMigrations(database, definition);
    const comparable = migrations.length === 0;
    const imported = comparable ? await importDomain(database, domain, { dryRun: true }) : allNew(domain);
    return { subgraph, migrations, imported };
  });
}

const connectAsOwner = (definition: SubgraphDefinition, { databaseUrl }: PrepareOptions): Promise<DataSource> =>
  connect(definition, { databaseUrl, role: 'owner', poolSize: 1 });

async function asOwner<Result>(
  definition: SubgraphDefinition,
  options: PrepareOptions,
  work: (database: DataSource) => Promise<Result>,
): Promise<Result> {
  const database = await connectAsOwner(definition, options);
  try {
    return await work(database);
  } finally {
    await database.destroy();
  }
}
