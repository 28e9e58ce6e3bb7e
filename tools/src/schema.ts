import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { apiFileOf, printApi } from '@tokorozawa/plan-executor';
import { runCommand, workspaceRoot } from '@tokorozawa/process-kit';
import { UserFacingError } from '@tokorozawa/vocabulary';
import { writeText } from './all-or-nothing';
import { compose } from './compose';
import { schemasOfSources } from './schemas';

/**
 * `npm run schema`: prints each subgraph's SDL to its schema.graphql and composes supergraph.graphql.
 * `-- --check` writes nothing and fails when a committed file is not what would be written.
 * `-- --into FILE` composes into another file and leaves the committed ones alone, as a build does, and writes beside it
 * what a start would otherwise derive from it.
 */
runCommand(async () => {
  const { values } = parseArgs({ options: { check: { type: 'boolean' }, into: { type: 'string' } } });
  const schemas = schemasOfSources();
  const { supergraph, hints } = compose(schemas);
  if (values.into) {
    writeText(apiFileOf(values.into), printApi(supergraph));
    return writeText(values.into, supergraph);
  }

  const files = new Map(schemas.map(({ path, sdl }) => [path, sdl]));
  files.set(join(workspaceRoot, 'supergraph.graphql'), supergraph);
  const stale = [...files].filter(([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text);
  const names = stale.map(([path]) => relative(workspaceRoot, path)).join(', ');
  if (values.check && stale.length > 0) {
    throw new UserFacingError(`Not what the code says: ${names}. Run "npm run schema" and commit what it writes.`);
  }
  for (const [path, text] of stale) writeText(path, text);
  for (const hint of hints) process.stdout.write(`hint: ${hint}\n`);
  process.stdout.write(
    `${schemas.length} subgraphs compose. ${stale.length > 0 ? `Written: ${names}.` : 'The committed schema is up to date.'}\n`,
  );
});
