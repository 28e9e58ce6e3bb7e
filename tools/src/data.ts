import {
  commonVariables,
  openDatabase,
  prepareDomains,
  readEnvironment,
  runCommand,
  Steps,
} from '@tokorozawa/process-kit';
import { subgraphs } from '@tokorozawa/registry';
import {
  databaseNames,
  describeReport,
  isEmpty,
  type Preparation,
  type SubgraphDefinition,
} from '@tokorozawa/subgraph-kit';

/**
 * `npm run data`: creates roles and schemas, migrates, and imports the reviewed data.
 * `-- --dry-run` changes nothing and prints what would differ.
 */
runCommand(async (onClose) => {
  const steps = new Steps();
  const variables = readEnvironment(commonVariables, process.env);
  const dryRun = process.argv.includes('--dry-run');
  const databaseUrl = await openDatabase(variables, steps, onClose);
  const done = await steps.run('data', async () => {
    const prepared = await prepareDomains(subgraphs, { graph: subgraphs, databaseUrl, dryRun, readerPassword });
    return [prepared, dryRun ? 'compared; nothing was changed' : 'imported'];
  });
  for (const domain of done) tell(domain);
});

/** `COMPREHENSIVE_PLAN_DATABASE_PASSWORD` and so on: lets a subgraph that runs by itself log in as its reader. */
function readerPassword(definition: SubgraphDefinition): string | undefined {
  return process.env[`${databaseNames(definition.name).schema.toUpperCase()}_DATABASE_PASSWORD`];
}

function tell({ subgraph, migrations, imported }: Preparation): void {
  const lines = [...migrations.map((name) => `migration ${name}`), ...describeReport(imported)];
  const summary = isEmpty(imported) ? `${imported.unchanged} records, no difference` : `${lines.length} differences`;
  process.stdout.write(`${subgraph}: ${summary}\n${lines.map((line) => `  ${line}\n`).join('')}`);
}
