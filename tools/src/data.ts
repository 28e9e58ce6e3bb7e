import { commonVariables, openDatabase, readEnvironment, runCommand, Steps } from '@tokorozawa/process-kit';
import { prepareDomains, readerPasswordVariable } from '@tokorozawa/process-kit/subgraphs';
import { subgraphs } from '@tokorozawa/registry';
import {
  counted,
  describeReport,
  isEmpty,
  pruneChanges,
  type Preparation,
  type SubgraphDefinition,
} from '@tokorozawa/subgraph-kit';
import { UserFacingError } from '@tokorozawa/vocabulary';

/**
 * `npm run data`: creates roles and schemas, migrates, imports the reviewed data, and removes old changes from the feeds.
 * `-- --dry-run` changes nothing and prints what would differ.
 */
runCommand(async (onClose) => {
  const steps = new Steps();
  const variables = readEnvironment(commonVariables, process.env);
  const dryRun = isDryRun(process.argv.slice(2));
  const databaseUrl = await openDatabase(variables, steps, onClose).url;
  const done = await steps.run('data', async () => {
    const prepared = await prepareDomains(subgraphs, { graph: subgraphs, databaseUrl, dryRun, readerPassword });
    return [prepared, dryRun ? 'compared; nothing was changed' : 'imported'];
  });
  for (const domain of done) tell(domain);
  if (dryRun) return;
  await steps.run('change feeds', async () => {
    const pruning = { databaseUrl, keptDays: variables.CHANGES_KEPT_DAYS };
    let removed = 0;
    for (const definition of subgraphs) removed += await pruneChanges(definition, pruning);
    return [removed, removed === 0 ? 'nothing is too old' : `${counted(removed, 'old transaction')} removed`];
  });
});

function isDryRun(flags: string[]): boolean {
  const unknown = flags.find((flag) => flag !== '--dry-run');
  if (unknown === undefined) return flags.length > 0;
  throw new UserFacingError(
    `"npm run data" does not understand ${unknown}. Without a flag it imports; with -- --dry-run it tells what would differ.`,
  );
}

/** Lets a subgraph that runs by itself log in as its reader. */
function readerPassword({ name }: SubgraphDefinition): string | undefined {
  return process.env[readerPasswordVariable(name)];
}

function tell({ subgraph, migrations, imported }: Preparation): void {
  const lines = [...migrations.map((name) => `migration ${name}`), ...describeReport(imported)];
  const summary = isEmpty(imported)
    ? `${counted(imported.unchanged, 'record')}, no difference`
    : counted(lines.length, 'difference');
  process.stdout.write(`${subgraph}: ${summary}\n${lines.map((line) => `  ${line}\n`).join('')}`);
}
