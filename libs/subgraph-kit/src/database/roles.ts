import { UserFacingError } from '@tokorozawa/vocabulary';
import type { Client } from 'pg';
import { hasWriter, type SubgraphDefinition } from '../definition/subgraph';
import { databaseNames, type DatabaseNames } from './connect';
import { createLogin, readerLogin, writerLogin } from './logins';

export interface RolesOptions {
  /** The user needs the right to create roles and schemas, or they must exist already. */
  databaseUrl: string;
  /** The password for a domain's reader and writer; a role without a password cannot log in. */
  readerPassword?(definition: SubgraphDefinition): string | undefined;
}

/**
 * Creates the roles of a domain, its owner, its reader and perhaps its writer, with their logins, and its schema, as far as
 * they are missing. What the writer may change, the migrations of the domain grant. Throws a {@link UserFacingError} if the
 * administrator may not do that.
 */
export async function createRolesAndSchema(
  client: Client,
  definition: SubgraphDefinition,
  options: RolesOptions,
): Promise<void> {
  const names = databaseNames(definition.name);
  try {
    const makeLogins = hasWriter(definition) ? [readerLogin, writerLogin] : [readerLogin];
    const roles = hasWriter(definition) ? [names.reader, names.writer] : [names.reader];
    for (const role of [names.owner, ...roles]) await createRole(client, role);
    await setPassword(client, roles, options.readerPassword?.(definition));
    for (const makeLogin of makeLogins) {
      const login = makeLogin(definition.name, options.databaseUrl);
      if (login) await createLogin(client, login);
    }
    await client.query(`
      CREATE SCHEMA IF NOT EXISTS ${names.schema} AUTHORIZATION ${names.owner};
      GRANT USAGE ON SCHEMA ${names.schema} TO ${roles.join(', ')};
      ALTER DEFAULT PRIVILEGES FOR ROLE ${names.owner} IN SCHEMA ${names.schema} GRANT SELECT ON TABLES TO ${names.reader};
    `);
    if (definition.service?.install) {
      await client.query(`CREATE SCHEMA IF NOT EXISTS ${names.serviceSchema} AUTHORIZATION ${names.owner}`);
    }
  } catch (error) {
    throw (error as { code?: string }).code === '42501' ? missingRightsError(client, names) : error;
  }
}

async function createRole(client: Client, role: string): Promise<void> {
  // Roles belong to the server: a process that prepares another database may create the same role at the same time.
  await client.query(`
    DO $$ BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN CREATE ROLE ${role} NOLOGIN; END IF;
      IF NOT pg_has_role(current_user, '${role}', 'USAGE') THEN GRANT ${role} TO CURRENT_USER; END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END $$`);
}

async function setPassword(client: Client, roles: string[], password: string | undefined): Promise<void> {
  if (!password) return;
  for (const role of roles) await client.query(`ALTER ROLE ${role} LOGIN PASSWORD ${client.escapeLiteral(password)}`);
}

function missingRightsError(client: Client, names: DatabaseNames): UserFacingError {
  return new UserFacingError(
    `The database user "${client.user}" may not create the role "${names.owner}" or the schema "${names.schema}". ` +
      `Let an administrator run: ALTER ROLE "${client.user}" CREATEROLE; GRANT CREATE ON DATABASE "${client.database}" TO "${client.user}";`,
  );
}
