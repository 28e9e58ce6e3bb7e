import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { startLocalPostgres } from '@tokorozawa/local-postgres';
import { runCommand, workspaceRoot } from '@tokorozawa/process-kit';
import { getSubgraph } from '@tokorozawa/registry';
import { draftMigration, missingMigration, type SubgraphDefinition } from '@tokorozawa/subgraph-kit';
import { UserFacingError } from '@tokorozawa/vocabulary';
import { writeAllOrNothing, writeText } from './all-or-nothing';
import { migrationPath } from './new-concept.files';

/**
 * `npm run migration -- city-promotion add-founder`: writes the SQL by which the domain's tables, as all its migrations
 * make them, lack what its entities declare. It is a draft: a person reads it, and decides where a comment asks to.
 */
runCommand(async (onClose) => {
  const [domain, what, ...more] = process.argv.slice(2);
  if (!domain || !what || more.length > 0) {
    throw new UserFacingError('Say a domain and what changes: npm run migration -- city-promotion add-founder');
  }
  const definition = getSubgraph(domain);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(what)) {
    throw new UserFacingError(`A migration says in kebab case what it does, like "add-founder"; "${what}" does not.`);
  }
  const statements = await missingStatements(definition);
  if (statements.length === 0) {
    process.stdout.write(`Nothing is missing: the tables of ${domain} are what its entities declare.\n`);
    return;
  }
  const path = join(definition.directory, migrationPath(what, new Date()));
  if (existsSync(path))
    throw new UserFacingError(`${relative(workspaceRoot, path)} exists already. Try again in a minute.`);
  const draft = draftMigration(statements);
  await writeAllOrNothing(onClose, [path], async () => writeText(path, draft));
  process.stdout.write(
    `${draft}\nWritten as a draft to ${relative(workspaceRoot, path)}. Read it before you commit it.\n`,
  );
});

/** Compares the entities with tables in a PostgreSQL that is started for this alone. */
async function missingStatements(definition: SubgraphDefinition): Promise<string[]> {
  const directory = await mkdtemp(join(tmpdir(), 'planning-graph-migration-'));
  try {
    const server = await startLocalPostgres({ directory, durable: false });
    try {
      return await missingMigration(server.url, definition);
    } finally {
      await server.stop();
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
