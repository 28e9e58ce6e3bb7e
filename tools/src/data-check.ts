import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand, workspaceRoot } from '@tokorozawa/process-kit';
import { subgraphs } from '@tokorozawa/registry';
import { readDataFiles } from '@tokorozawa/subgraph-kit';
import { UserFacingError } from '@tokorozawa/vocabulary';
import { compareFigures } from './data-check/compare';
import { figuresOfRows } from './data-check/figures-of-rows';
import { readLeftOut } from './data-check/left-out';
import { readSourceFigures, writeSourceFigures } from './data-check/source-figures';

/**
 * `npm run data:check`: every data file is well-formed and leads nowhere into the void, every figure of the source is in a
 * row that was read from its line or is left out with a reason, and every check of the domains agrees.
 * `-- --source PATH` first takes the figures anew from a transcript of the source.
 */
runCommand(async () => {
  const { values } = parseArgs({ options: { source: { type: 'string' } } });
  if (values.source) writeSourceFigures(resolve(values.source));

  const domains = await readDataFiles(subgraphs, { root: workspaceRoot });
  const source = readSourceFigures();
  const differences = compareFigures(source, figuresOfRows(domains), readLeftOut());
  const rows = new Map(domains.flatMap((domain) => [...domain.rows]));
  const rowsOf = (concept: string) => rows.get(concept) ?? [];
  const checks = subgraphs
    .flatMap(({ concepts }) => concepts)
    .flatMap(({ name, checks }) => checks(rowsOf(name), rowsOf));
  const failed = checks.filter(({ printed, computed }) => printed !== computed);

  const faults = [
    ...differences.map(({ line, figure, problem }) => `L${line}: the figure ${figure} is ${problem}`),
    ...failed.map(({ id, printed, computed }) => `${id}: printed ${printed}, computed ${computed}`),
  ];
  if (faults.length > 0) {
    throw new UserFacingError(`The data do not account for the source (${faults.length}):\n  ${faults.join('\n  ')}`);
  }
  const figures = [...source.values()].flat().length;
  const records = domains.flatMap(({ rows }) => [...rows.values()].flat()).length;
  process.stdout.write(
    `${figures} figures of the source accounted for in ${records} records; ${checks.length} checks agree.\n`,
  );
});
