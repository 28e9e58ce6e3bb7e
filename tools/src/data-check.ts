import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand, workspaceRoot } from '@tokorozawa/process-kit';
import { getSubgraph, subgraphs } from '@tokorozawa/registry';
import { type Check, readDataFiles, readEditions, type ReviewedRow } from '@tokorozawa/subgraph-kit';
import { type Provenance, UserFacingError } from '@tokorozawa/vocabulary';
import { compareFigures } from './data-check/compare';
import { readFigures, readLeftOut, readTranscript, writeFigures } from './data-check/edition-figures';
import { typedFigures } from './data-check/typed-figures';

/** What belongs to each edition as a whole: `<edition>/edition.yaml`, `figures.tsv`, `left-out.yaml`. */
const editionsFolder = join(getSubgraph('catalogue').directory, 'data');

/**
 * `npm run data:check`, edition by edition: every data file is well-formed and leads nowhere into the void, every figure of
 * the source is an observation, or something else that a row of its line holds, or left out with a reason, and every check
 * of the domains agrees or explains why it does not.
 * `-- --edition 2024 --transcript PATH` first takes the figures of that edition anew from a transcript of the source.
 */
runCommand(async () => {
  const { values } = parseArgs({ options: { edition: { type: 'string' }, transcript: { type: 'string' } } });
  const editions = await readEditions(editionsFolder, workspaceRoot);
  if (values.transcript) {
    const edition = editions.find(({ id }) => id === values.edition);
    if (!edition) {
      const known = editions.map(({ id }) => id).join(', ');
      throw new UserFacingError(`Say of which edition this is the transcript: --edition ID. Known: ${known}.`);
    }
    writeFigures(join(editionsFolder, edition.id), readTranscript(resolve(values.transcript)));
  }

  const domains = await readDataFiles(subgraphs, { root: workspaceRoot });
  const faults: string[] = [];
  const summaries: string[] = [];
  for (const { id } of editions.filter(({ draft }) => !draft)) {
    const ofEdition = domains.flatMap((domain) => domain.editions.filter(({ edition }) => edition.id === id));
    const rows = new Map(ofEdition.flatMap((domain) => [...domain.rows]));
    const rowsOf = (concept: string) => rows.get(concept) ?? [];
    const checks = subgraphs
      .flatMap(({ concepts }) => concepts)
      .flatMap(({ name, checks }) => checks(rowsOf(name), rowsOf));
    faults.push(...checks.flatMap(faultsOfCheck).map((fault) => `${id} ${fault}`));
    const explained = checks.filter(({ explanation }) => explanation);

    const folder = join(editionsFolder, id);
    const source = readFigures(folder);
    const { differences, counts } = compareFigures(source, {
      observations: rowsOf('Observation').map(statedFigure),
      typed: typedFigures(reviewedConcepts, rowsOf),
      leftOut: readLeftOut(folder),
    });
    faults.push(
      ...differences.map(({ line, figure, problem }) => `${id} L${line}: the figure ${figure} is ${problem}`),
    );
    const classes = Object.entries(counts).map(([of, count]) => `${of} ${count}`);
    const figures = [...source.values()].flat().length;
    const records = [...rows.values()].flat().length;
    const agreeing = `${checks.length - explained.length} checks agree, ${explained.length} known not to`;
    summaries.push(
      `${id}: ${figures} figures of the source accounted for in ${records} records (${classes.join(', ')}); ${agreeing}.`,
    );
  }
  if (faults.length > 0) {
    throw new UserFacingError(`The data do not account for the source (${faults.length}):\n  ${faults.join('\n  ')}`);
  }
  process.stdout.write(`${summaries.join('\n')}\n`);
});

/** A check agrees, or says why it does not. */
function faultsOfCheck({ id, printed, computed, explanation }: Check): string[] {
  if (printed === computed) return explanation ? [`${id}: it agrees, so its explanation is needless`] : [];
  return explanation ? [] : [`${id}: printed ${printed}, computed ${computed}`];
}
/** Those whose rows are read from files. */
const reviewedConcepts = subgraphs.flatMap(({ concepts }) => concepts).filter(({ collect }) => !collect);

const statedFigure = ({ id, printed, provenance }: ReviewedRow) => ({
  id,
  printed: printed as string,
  lines: (provenance as Provenance).lines,
});
